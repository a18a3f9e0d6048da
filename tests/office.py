"""Workbooks as LibreOffice opens and saves them."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

AS_EXCEL = "xlsx:Calc MS Excel 2007 XML"
TRIES = 2  # LibreOffice now and then aborts at its first start; a file that it cannot read fails twice


def resaved(paths: Iterable[Path], folder: Path) -> None:
    """Save them anew under the same names in a folder, all in one run."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", AS_EXCEL, "--outdir", str(folder), *map(str, paths)]
    runs = (subprocess.run(command, capture_output=True, timeout=300) for _ in range(TRIES))
    told = next((run for run in runs if run.returncode == 0), None)
    assert told is not None, "LibreOffice did not save the workbooks."
