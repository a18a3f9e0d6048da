"""A figure typed in the grid, as every journey does it."""


def field_of(visitor, period):
    name = f"Barnefamilier i midlertidig botilbud {period}"
    return visitor.page.get_by_role("textbox", name=name)


def fill_in(visitor, period, text):
    """Type a figure in the grid and wait until it is told what became of it."""
    field_of(visitor, period).fill(text)
    visitor.press("Lagre")
    if visitor.script:
        # Not by a function that is asked again and again: the page's own rules refuse to evaluate it.
        visitor.page.locator("[data-told]").filter(has_text="lagret").wait_for()
        visitor.check()
