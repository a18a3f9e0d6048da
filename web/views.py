"""The pages that every app builds on. A page that does not say who may open it cannot be imported."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView, FormView, TemplateView, View
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from web import changes, left_out
from web.access import ANYONE, Access
from web.errors import Busy, NotAsAsked, Refused, busy, not_as_asked
from web.forms import protect

BIGGEST = 2**63 - 1  # the largest key that a database holds
AGAIN = "again"  # posted by the page that kept what was typed
SAVED = "saved"
A_DAY = 24 * 60 * 60  # how long a form that was sent is remembered


def in_words(refusal: Exception) -> list[str]:
    """Why it was refused, as sentences: the action's own, or those of the rules in the database."""
    return refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]


def tell_refusal(form: Any, refusal: Exception) -> None:
    """Show why it was refused beside the field that was typed wrong, or above the form."""
    field = getattr(refusal, "field", "")
    form.add_error(field if field in form.fields else None, in_words(refusal))


class Page(View):
    """Any page: declares `access` in its own body, loads its object, then asks the rule."""

    access: Access
    title: Any = ""
    request: Any  # with `today` and `user.scope`, which middleware sets

    def __init_subclass__(cls, *, abstract: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not abstract and not isinstance(cls.__dict__.get("access"), Access):
            raise ImproperlyConfigured(f"{cls.__qualname__} must declare who may open it.")

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        view: Any = super().as_view(**initkwargs)
        view.login_required = cls.access is not ANYONE  # Django's own middleware reads this
        return view

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if any(isinstance(key, int) and key > BIGGEST for key in kwargs.values()):
            raise Http404
        if request.user.is_authenticated or self.access is ANYONE:
            self.load()

    def load(self) -> None:
        """Fetch what the page is about from what the visitor may see; 404 for the rest."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.access.test(request.user, self):
            raise PermissionDenied
        try:
            return super().dispatch(request, *args, **kwargs)
        except Busy as reason:
            return busy(request, reason)
        except NotAsAsked as reason:
            return not_as_asked(request, reason)

    def http_method_not_allowed(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """A sentence, as for all that goes wrong."""
        allowed = super().http_method_not_allowed(request, *args, **kwargs)["Allow"]
        page = render(request, "web/errors/405.html", status=405)
        page["Allow"] = allowed
        return page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(title=self.get_title(), page=self, **kwargs)  # type: ignore[misc]

    def get_title(self) -> Any:
        """The page's heading and the browser's title."""
        return self.title


class TextPage(Page, TemplateView, abstract=True):
    """A page of words, or of words and what `get_context_data` adds."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it, without the address's own words, which pages set by their objects."""
        return self.render_to_response(self.get_context_data())


class HistoryPage(TextPage, abstract=True):
    """What was changed, newest first, with who did it, and each field before and after."""

    template_name = "web/history.html"
    title = _("History")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = changes.newest_first(self.lines())
        return super().get_context_data(lines=lines, back_url=self.back_url(), **kwargs)

    def lines(self) -> Iterable[changes.Line]:
        """Every change, in any order."""
        raise NotImplementedError

    def back_url(self) -> str:
        """The page of what it is the history of; empty where the menu leads there."""
        return ""


class DetailPage(Page, DetailView, abstract=True):
    """A page about one object."""

    def get_title(self) -> Any:
        return self.title or str(self.object)


class ListPage(Page, SingleTableMixin, FilterView, abstract=True):
    """A list with filters in the address, sorting and paging; its download has the same rows."""

    template_name = "web/list.html"
    paginate_by = 50
    strict = False
    slug = ""  # names the list's Excel download
    route = ""  # the list's own address, where that is not called as the download is
    argument = ""  # what the address calls the one thing that the list is about
    taken_out_by = (
        "take_reports"  # the right without which it is only read; empty: all who see it
    )
    sheet_title: Any = ""  # what the sheet is called where the page's title is too long
    intro: Any = ""
    create_url = ""
    create_label: Any = ""
    asked: left_out.Asked  # by the address, once the filters are read

    def get_filterset(self, filterset_class: Any) -> Any:
        """The filters of the address, without what the reader cannot choose."""
        kwargs = self.get_filterset_kwargs(filterset_class)
        self.asked = left_out.read(
            lambda data: filterset_class(**kwargs | {"data": data or None}), self.request.GET
        )
        return self.asked.kept

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs | self.asked.shown_as("filter"))
        context["row_count"] = context["table"].paginator.count
        return context

    def get_paginate_by(self, queryset: Any) -> None:
        """The table divides itself into pages: of an address with a page too many, the last is shown."""
        return

    def get_table_pagination(self, table: Any) -> dict[str, Any]:
        """How many stand on a page is the list's own choice, and never the address's."""
        table.per_page_field = ""
        return {"per_page": self.paginate_by}

    def get_download_slug(self) -> str:
        """The slug of the Excel download; empty for those who may not take it out."""
        right = self.taken_out_by
        takes = not right or self.request.user.scope.may_somewhere(right)
        return self.slug if takes else ""

    def own_url(self) -> str:
        """The address of the list itself."""
        return reverse(self.route or self.slug, kwargs=self.kwargs)

    def get_subject(self) -> Any:
        """What in the address the list is about; empty for a list of all."""
        return next(iter(self.kwargs.values()), "")

    def get_create_url(self) -> str:
        """Where a new row is made; empty for those who may not."""
        return self.create_url


class FormPage(Page, FormView, abstract=True):
    """A form. A refusal from the action is shown above the form, and what was typed is kept."""

    template_name = "web/form.html"
    done: Any = _("Saved.")
    submit_label: Any = _("Save")
    back_url = ""
    intro: Any = ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it; what was typed before the session ended is first shown again, to be checked."""
        if AGAIN not in request.POST:
            return super().post(request, *args, **kwargs)
        messages.info(request, _("Nothing is saved yet. Check what you typed, and send it."))
        return self.render_to_response(self.get_context_data(form=self.get_form()))

    def get_form(self, form_class: Any = None) -> Any:
        """The form, whose texts hold nothing that cannot be read."""
        return protect(super().get_form(form_class))

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            target = self.act(form)
        except (Refused, ValidationError) as refusal:
            tell_refusal(form, refusal)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return HttpResponseRedirect(target or self.get_success_url())

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def act(self, form: Any) -> str | None:
        """Do what the form asks by one call into the domain; the address to go to, or None."""
        raise NotImplementedError


def _key_of(request: HttpRequest) -> str:
    """By what a form or a button that was sent is known again; empty when it carries no mark."""
    mark = request.POST.get("once", "")[:64]
    return f"once:{request.user.pk}:{mark}" if mark else ""


class Once:
    """A form that makes something new: sent twice, it makes it once."""

    request: Any
    already_url: Any  # a method: where what was saved can be found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the form a mark of its own, kept while it is mended."""
        mark = self.request.POST.get("once") or uuid4().hex
        return super().get_context_data(once=mark, **kwargs)  # type: ignore[misc]

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, unless the same form has been saved by this person before."""
        key = _key_of(self.request)
        if key and not cache.add(key, True, A_DAY):
            return self._already()
        saved = False
        try:
            response = super().form_valid(form)  # type: ignore[misc]
            saved = response.status_code == HTTPStatus.FOUND
        finally:
            if not saved:
                cache.delete_many([key])  # refused: the same form may come again
        if key and saved:
            cache.set(key, SAVED, A_DAY)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """What it made itself may be what stands in its way the second time."""
        key = _key_of(self.request)
        if key and cache.get(key) == SAVED:
            return self._already()
        return super().form_invalid(form)  # type: ignore[misc]

    def _already(self) -> HttpResponse:
        messages.info(self.request, _("This was already saved."))
        return HttpResponseRedirect(self.already_url())


class ActionPage(Page, abstract=True):
    """A button: one POST, one action, and back."""

    http_method_names = ["post", "options"]
    done: Any = _("Done.")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = _key_of(request)
        if key and not cache.add(key, True, A_DAY):
            messages.info(request, _("This was already done."))
            return HttpResponseRedirect(self.get_success_url())
        try:
            self.act()
        except (Refused, ValidationError) as refusal:
            messages.error(request, " ".join(in_words(refusal)))
            cache.delete_many([key])  # refused: the same button may be pressed again
        else:
            messages.success(request, self.done)
        return HttpResponseRedirect(self.get_success_url())

    def act(self) -> None:
        """Do it by one call into the domain."""
        raise NotImplementedError

    def get_success_url(self) -> str:
        """Where the visitor goes afterwards."""
        raise NotImplementedError
