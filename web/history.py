"""The only ways to write a tracked row: with the person who did it and a verb code as reason."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from web.errors import Refused

BATCH = 500


def keep(
    row: Any,
    *,
    by: Any,
    reason: str,
    fields: Iterable[str] | None = None,
    constraints: bool = True,
) -> Any:
    """Check the whole row, save the named fields (all for a new row), and log who and why.

    The database holds its constraints whatever is said here. An action that has tested the same
    itself need not have each asked about beforehand, which takes three queries.
    """
    row.full_clean(validate_constraints=constraints)
    row._history_user = by
    row._change_reason = reason
    row.save(update_fields=None if row._state.adding or fields is None else [*fields])
    return row


def tie(row: Any, name: str, rows: Iterable[Any], *, by: Any, reason: str) -> None:
    """Set which other rows a row is tied to by one of its many-to-many fields, and log who and why."""
    row._history_user = by
    row._change_reason = reason
    getattr(row, name).set(rows)


def remove(row: Any, *, by: Any, reason: str) -> None:
    """Delete a row that was never sent or adopted; its history stays.

    Raises Refused when something else rests on it, also in an app that the caller does not know.
    """
    row._history_user = by
    row._change_reason = reason
    try:
        row.delete()
    except ProtectedError as protected:
        names = {str(each._meta.verbose_name) for each in protected.protected_objects}
        raise Refused(
            _("This cannot be deleted, since something rests on it: %(what)s.")
            % {"what": ", ".join(sorted(names))}
        ) from protected


def keep_new(rows: Sequence[Any], *, by: Any, reason: str) -> Sequence[Any]:
    """Create many rows of one model with a history line each."""
    if rows:
        model = type(rows[0])
        model.objects.all().unlogged().bulk_create(rows, batch_size=BATCH)
        _log_many(model, rows, by=by, reason=reason, update=False)
    return rows


def keep_changed(rows: Sequence[Any], *, fields: Sequence[str], by: Any, reason: str) -> None:
    """Change the named fields of many rows of one model with a history line each."""
    if rows:
        model = type(rows[0])
        model.objects.all().unlogged().bulk_update(rows, fields, batch_size=BATCH)
        _log_many(model, rows, by=by, reason=reason, update=True)


def _log_many(model: Any, rows: Sequence[Any], *, by: Any, reason: str, update: bool) -> None:
    model.history.bulk_history_create(
        rows, batch_size=BATCH, update=update, default_user=by, default_change_reason=reason
    )
