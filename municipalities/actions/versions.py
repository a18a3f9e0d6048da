"""What changes of needs and goals have in common: the version being written, shared, thrown away."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.models.adoption import WORKING, Owned, Version
from web import history
from web.errors import Refused


class ChangedMeanwhile(Refused):
    """Someone else saved the version after the page was opened; `standing` is what it is now."""

    def __init__(self, standing: Version) -> None:
        super().__init__(_("Someone else has saved this since you opened the page."))
        self.standing = standing


def locked(owner: Any) -> Any:
    """The identity, held until the transaction is over so that nobody saves at the same time."""
    return type(owner).objects.select_for_update().get(pk=owner.pk)


def stamp(version: Version) -> str:
    """What a page carries to tell later whether the words have been changed by someone else."""
    return f"{version.number}.{version.revision}"


def unchanged(owner: Owned, seen: str | None) -> Any:
    """The newest version, if it is what the page was opened on; None passes the test by."""
    newest: Version = owner.newest
    if seen is not None and seen != stamp(newest):
        raise ChangedMeanwhile(newest)
    return newest


def write(version: Version, words: dict[str, Any], *, by: User, reason: str) -> Any:
    """Save the words, many-to-many included, as one more revision."""
    many = {field.name for field in version._meta.many_to_many} & words.keys()
    plain = words.keys() - many
    for name in plain:
        setattr(version, name, words[name])
    version.edited_by, version.revision = by, version.revision + 1
    history.keep(
        version, by=by, reason=reason, fields=[*plain, "edited_by", "edited_at", "revision"]
    )
    for name in many:
        set_many(version, name, words[name])
    return version


def set_many(row: Any, name: str, chosen: Iterable[Any]) -> None:
    """Choose the many, and log it under the name and reason that the row was saved with."""
    getattr(row, name).set(chosen)


def next_draft(newest: Any, *, by: User) -> Any:
    """A copy of what was adopted, to be written on while the adopted stands."""
    kept = {
        "id",
        "number",
        "state",
        "is_shared",
        "adoption",
        "edited_by",
        "edited_at",
        "revision",
    }
    fields = [field.name for field in newest._meta.concrete_fields if field.name not in kept]
    draft = type(newest)(
        number=newest.number + 1, **{name: getattr(newest, name) for name in fields}
    )
    many = {
        field.name: [*getattr(newest, field.name).all()] for field in newest._meta.many_to_many
    }
    return write(draft, many, by=by, reason=f"{newest._meta.model_name}.begun")


def set_shared(owner: Any, shared: bool, *, by: User, noun: str) -> Any:
    """Let Husbanken read the draft, or stop further reading."""
    working = locked(owner).working
    if working is None:
        raise Refused(_("There is no draft to share. What is adopted is already open to read."))
    working.is_shared = shared
    reason = f"{noun}.shared" if shared else f"{noun}.taken_back"
    history.keep(working, by=by, reason=reason, fields=["is_shared"])
    return working


def only_a_draft(owner: Owned) -> Any:
    """The one version of something never shared and never adopted; else a refusal."""
    versions = [*owner.versions.all()]  # type: ignore[attr-defined]
    if len(versions) != 1 or versions[0].state not in WORKING or _was_shared(versions[0]):
        raise Refused(
            _("What has been shared or adopted is never deleted. It can be closed instead.")
        )
    return versions[0]


def _was_shared(version: Any) -> bool:
    return version.history.filter(is_shared=True).exists()
