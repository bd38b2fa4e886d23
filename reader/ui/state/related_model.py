"""The related videos as rows of a list: in page order, filtered by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from reader.model import titles
from reader.model.transcript import RelatedVideo
from reader.named_tuple import NamedTuple
from reader.ui.parts import plain
from reader.wording import joined, tr

_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """What is shown of one video.

    ``is_reachable``: its transcript is not here, but its address is known. ``fetch`` says how
    fetching it stands, "" where that is not under way and came to nothing to be told of.
    """

    title: str
    is_known: bool
    is_shown: bool
    is_reachable: bool = False
    fetch: str = ""


class RelatedModel(QAbstractListModel):
    """The videos that match the filter.

    Whether a video is known is asked when its row is first looked at, and kept until
    :meth:`forget_states`.
    """

    def __init__(
        self,
        is_known: Callable[[RelatedVideo], bool],
        who_is_shown: Callable[[], Callable[[RelatedVideo], bool]],
        is_reachable: Callable[[RelatedVideo], bool],
        fetch_of: Callable[[RelatedVideo], str],
    ) -> None:
        super().__init__()
        self._is_reachable, self._fetch_of = is_reachable, fetch_of
        self._is_known = is_known
        self._who_is_shown = who_is_shown
        self._videos: tuple[RelatedVideo, ...] = ()
        self._numbers: Sequence[int] = ()
        self._query = ""
        self._rows: dict[int, Row] = {}
        self._shown: frozenset[int] | None = None

    # -- what the sidebar sets ------------------------------------------------------------------

    def set_videos(self, videos: tuple[RelatedVideo, ...]) -> None:
        """Take over another list, under the same filter."""
        self.beginResetModel()
        self._videos = videos
        self._rows.clear()
        self._shown = None
        self._numbers = self._matching()
        self.endResetModel()

    def set_query(self, query: str) -> None:
        """Show the videos whose titles have all the words of a query, in any order."""
        self.beginResetModel()
        self._query = query
        self._numbers = self._matching()
        self.endResetModel()

    def forget_states(self) -> None:
        """Ask anew which videos are known and which is shown."""
        self._rows.clear()
        self._shown = None
        if self._numbers:
            self.dataChanged.emit(self.index(0), self.index(len(self._numbers) - 1))

    def forget_state(self, video: RelatedVideo) -> None:
        """Ask anew how one video stands."""
        for row, number in enumerate(self._numbers):
            if number in self._rows and self._videos[number] == video:
                del self._rows[number]
                self.dataChanged.emit(self.index(row), self.index(row))

    # -- what the sidebar asks ------------------------------------------------------------------

    @property
    def videos(self) -> tuple[RelatedVideo, ...]:
        """All videos, whatever the filter."""
        return self._videos

    def video(self, index: Index) -> RelatedVideo | None:
        """Return the video of a row, None for no row."""
        return self._videos[self._numbers[index.row()]] if index.isValid() else None

    def row(self, row: int) -> Row:
        """Return what is shown in a row; quicker than asking for it role by role."""
        number = self._numbers[row]
        if number not in self._rows:
            video = self._videos[number]
            title, is_shown = plain.one_line(video.title), number in self._shown_numbers()
            is_known = self._is_known(video)
            is_reachable = not is_known and self._is_reachable(video)
            fetch = "" if is_known else self._fetch_of(video)
            self._rows[number] = Row(title, is_known, is_shown, is_reachable, fetch)
        return self._rows[number]

    def shown_row(self) -> int | None:
        """Return the first row of what the window shows now, None if it is not in the list."""
        rows, shown = enumerate(self._numbers), self._shown_numbers()
        return next((row for row, number in rows if number in shown), None)

    def row_of(self, video: RelatedVideo) -> int | None:
        """Return the row of this very video, None if the filter leaves it out."""
        rows = enumerate(self._numbers)
        return next((row for row, number in rows if self._videos[number] is video), None)

    # -- the interface of QAbstractListModel ------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        row = self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip(row.title)
        return None

    # -- within ---------------------------------------------------------------------------------

    def _shown_numbers(self) -> frozenset[int]:
        if self._shown is None:
            is_shown = self._who_is_shown()
            videos = enumerate(self._videos)
            self._shown = frozenset(number for number, video in videos if is_shown(video))
        return self._shown

    def _matching(self) -> Sequence[int]:
        numbers = range(len(self._videos))
        if not self._query.strip():
            return numbers
        return [n for n in numbers if titles.has_words(self._videos[n].title, self._query)]

    def _spoken(self, row: Row) -> str:
        state = tr("transcript here") if row.is_known else tr("not here yet")
        known = tr("address known") if row.is_reachable else ""
        shown = tr("shown now") if row.is_shown else ""
        return joined((row.title, state, known, row.fetch, shown))
