"""`python -m tools.zip_folder DIR ZIP`: pack a folder; the same files give the same bytes."""

import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest moment that the format knows. A real date would make every archive another one.
EPOCH = (1980, 1, 1, 0, 0, 0)
READABLE_FILE = 0o100644 << 16


def zip_folder(folder: Path, archive: Path) -> None:
    """Write every file of *folder* to *archive*, below one top folder named like the archive."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = Path(archive.stem, path.relative_to(folder)).as_posix()
            entry = ZipInfo(name, EPOCH)
            entry.external_attr = READABLE_FILE
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())


def main() -> int:
    """Pack the folder named by the first argument into the archive named by the second."""
    folder, archive = map(Path, sys.argv[1:])
    zip_folder(folder, archive)
    print(archive)
    return 0


if __name__ == "__main__":
    sys.exit(main())
