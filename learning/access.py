"""Who may open the pages of this app: rights of the one table (`programme.rights`)."""

from programme.access import right

SHARE_LEARNING = right("share")
