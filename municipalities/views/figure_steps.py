"""The steps of a period's figures, each on a page that shows the exceptions first."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from municipalities import figure_review
from municipalities.actions import figure_approvals, figure_steps
from municipalities.figure_step_forms import (
    ApprovalCorrectionForm,
    OutsideForm,
    ReadForm,
    ReturnForm,
    StepForm,
)
from municipalities.models import FigureApproval, Measurement
from municipalities.openness import Openness
from municipalities.views.figures import AboutPeriod
from programme.access import APPROVE_FIGURES, RECORD_APPROVAL, SUBMIT_FIGURES
from programme.windows import in_words
from web.second_save import SecondSave
from web.views import FormPage, Once


class StepOfFigures(Once, AboutPeriod, FormPage, abstract=True):
    """One act for the figures of a period. The mark says which figures the visitor has read."""

    template_name = "municipalities/figures_step.html"
    nothing: Any = _("There is nothing to approve for this period.")
    right = ""

    @cached_property
    def review(self) -> figure_review.Review:
        """The figures, and the exceptions to read first."""
        mine = [each for each in self.submitted if each not in self.for_another]
        return figure_review.for_approval(
            self.participation, self.window.period, mine, self.request.user
        )

    @cached_property
    def submitted(self) -> list[Measurement]:
        """The figures that wait for a decision."""
        states = [Measurement.State.SUBMITTED]
        return figure_review.of_period(self.participation, self.window.period, states)

    @cached_property
    def for_another(self) -> list[Measurement]:
        """Those that the visitor entered, while somebody else can decide."""
        if not self.right:
            return []
        return figure_steps.for_another(
            self.submitted,
            self.participation,
            self.request.user,
            self.request.today,
            self.right,
        )

    def marked(self) -> list[Measurement]:
        """The figures that the mark is made of."""
        return self.submitted

    def why_not(self) -> str:
        """Why the step cannot be taken today, as a sentence; empty when it can."""
        return ""

    def _why_closed(self) -> str:
        """Why nothing of this period can be corrected or submitted today."""
        openness = Openness(self.participation, self.request.today)
        return openness.why_closed(self.window.period, corrects=True)

    def get_form_kwargs(self) -> dict[str, Any]:
        shown = {"groups": self.review.groups, "figures": self.review.figures}
        return super().get_form_kwargs() | shown

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            window=self.window,
            when=in_words(self.window, self.request.today),
            why_not=self.why_not(),
            review=self.review,
            for_another=self.for_another,
            seen=figure_steps.mark_of(self.marked()),
            back_url=self.figures_url(),
            **kwargs,
        )

    def form_invalid(self, form: Any) -> Any:
        """What was read before has to be read again."""
        form.data = form.data.copy()
        form.data.pop("read", None)
        return super().form_invalid(form)

    def already_url(self) -> str:
        """Back to the figures."""
        return self.figures_url()

    def about(self) -> dict[str, Any]:
        """What every action needs to know."""
        return {
            "participation": self.participation,
            "period": self.window.period,
            "by": self.request.user,
            "today": self.request.today,
            "seen": self.request.POST.get("seen", ""),
        }

    def get_title(self) -> str:
        """The heading names the period, since two may be open together."""
        return str(self.title % {"period": self.window.period})


class FiguresSubmit(StepOfFigures):
    """Submit the period's drafts, with what is missing shown first."""

    access = SUBMIT_FIGURES
    title = _("Submit the figures of %(period)s")
    submit_label = _("Submit the figures")
    nothing = _("There is nothing new to submit for this period.")
    form_class = StepForm

    @cached_property
    def review(self) -> figure_review.Review:
        """The drafts, and what is missing beside them."""
        return figure_review.for_submission(
            self.participation, self.window.period, self.request.today
        )

    def why_not(self) -> str:
        """The period is closed, or takes corrections only, and none of the drafts is one."""
        return self._why_closed() or figure_review.all_too_late(
            self.participation, self.window.period, self.marked(), self.request.today
        )

    def marked(self) -> list[Measurement]:
        return figure_review.of_period(
            self.participation, self.window.period, Measurement.WORKING
        )

    def act(self, form: Any) -> str:
        count = figure_steps.submit(**self.about())
        told = ngettext(
            "%(number)s figure is submitted. Husbanken can now see it.",
            "%(number)s figures are submitted. Husbanken can now see them.",
            count,
        )
        self.done = told % {"number": count}
        return self.figures_url()


class FiguresApprove(StepOfFigures):
    """Approve the period's submitted figures in one act, the exceptions read first."""

    access = APPROVE_FIGURES
    title = _("Approve the figures of %(period)s")
    submit_label = _("Approve the figures")
    form_class = ReadForm
    right = "approve_figures"

    def act(self, form: Any) -> str:
        count = figure_steps.approve(**self.about())
        self.done = _approved(count)
        return self.figures_url()


class FiguresApproveOutside(StepOfFigures):
    """Record that the figures were approved outside the tool: by whom, when, and where it is written."""

    access = RECORD_APPROVAL
    title = _("Record that the figures of %(period)s are approved outside the tool")
    submit_label = _("Record the approval")
    form_class = OutsideForm
    right = "record_approval"

    def act(self, form: Any) -> str:
        words = {
            name: form.cleaned_data[name] for name in ("given_by", "given_on", "reference")
        }
        page = self.request.build_absolute_uri(self.figures_url())
        count = figure_steps.record_approval(**self.about(), **words, address=page)
        self.done = _approved(count)
        return self.figures_url()


class ApprovalCorrect(SecondSave, AboutPeriod, FormPage):
    """Correct what was written down of an approval given outside the tool."""

    access = RECORD_APPROVAL
    title = _("Correct the approval")
    intro = _(
        "Only who approved, when and where it is written is corrected here. What was approved stands, and the owners are told."
    )
    form_class = ApprovalCorrectionForm
    template_name = "municipalities/words_form.html"

    def load(self) -> None:
        super().load()
        rows = FigureApproval.objects.of(self.participation).filter(
            period=self.window.period_id
        )
        self.approval = get_object_or_404(rows.exclude(given_by=""), pk=self.kwargs["pk"])

    def own_url(self) -> str:
        """Back to the figures."""
        return self.figures_url()

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.approval}

    def act(self, form: Any) -> str:
        figure_approvals.correct(
            approval=self.approval,
            by=self.request.user,
            today=self.request.today,
            address=self.request.build_absolute_uri(self.figures_url()),
            **form.cleaned_data,
        )
        return self.figures_url()


class FiguresReturn(StepOfFigures):
    """Return chosen figures with a comment to those who entered them."""

    access = APPROVE_FIGURES
    title = _("Return figures of %(period)s")
    submit_label = _("Return the chosen figures")
    form_class = ReturnForm
    nothing = _("There are no submitted figures to return in this period.")

    def why_not(self) -> str:
        """What is returned must be possible to mend."""
        return self._why_closed()

    def get_initial(self) -> dict[str, Any]:
        return {"chosen": self.request.GET.getlist("figure")}

    def act(self, form: Any) -> str:
        returned = figure_steps.send_back(
            figures=form.chosen_figures(),
            comment=form.cleaned_data["comment"],
            by=self.request.user,
            today=self.request.today,
        )
        told = ngettext(
            "%(number)s figure is returned.",
            "%(number)s figures are returned.",
            len(returned),
        )
        self.done = told % {"number": len(returned)}
        return reverse("figures-of", args=[self.participation.pk, self.window.pk])


def _approved(count: int) -> str:
    told = ngettext("%(number)s figure is approved.", "%(number)s figures are approved.", count)
    return told % {"number": count}
