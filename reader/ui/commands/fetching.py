"""Transcripts from the web, and what was asked for them."""

from __future__ import annotations

from reader.model.transcript import RelatedVideo
from reader.ui.actions.action import Action
from reader.ui.commands.desk import Commands, Desk, present
from reader.ui.parts import plain
from reader.ui.parts.busy_note import BusyNote
from reader.ui.state.fetching import Stage, Target
from reader.ui.state.library_door import OWN
from reader.ui.state.pages import VideoPage
from reader.wording import tr, trc

_LONGEST_TITLE = 60


class FetchingCommands(Commands):
    """What is done to get transcripts from the web; ``busy`` shows what is under way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._fetching = desk.fetching
        self.busy = BusyNote()
        self._under_way = self.busy.work(self._fetching.stop_all)
        self._fetching.busy_changed.connect(self._under_way.tell)
        self._fetching.changed.connect(self._tell)
        self._fetching.came_aside.connect(self._tell_come)

    @Action(
        "open-address",
        tr("Open &Address…"),
        tr("Get a transcript from the web: from a page, a caption file or a feed"),
        keys="Ctrl+Shift+O",
    )
    def open_address(self) -> None:
        """Ask for an address, and get what it offers."""
        self.ask_for("")

    def ask_for(self, address: str) -> None:
        """Offer to get what an address offers; on the page of a video, for that video."""
        from reader.ui.dialogs.address_dialog import AddressDialog

        present(AddressDialog(self._window, self._fetching, self._desk.appearance, address))

    def take(self, address: str) -> None:
        """Take an address that was dropped or pasted: the page of a video asks for it at once."""
        page = self._session.page
        if isinstance(page, VideoPage):
            self._fetching.get(page.video, address)
        else:
            self.ask_for(address)

    def get(self, video: RelatedVideo) -> None:
        """Get the transcript of a related video from where it is known to be."""
        self._fetching.get(video, self._fetching.address_for(video), is_typed=False)

    def find(self, video: RelatedVideo) -> None:
        """Look for a related video on a video site, on its page."""
        self._session.show_video(video)
        self._fetching.find(video)

    @Action("asked", tr("&What Was Asked…"), tr("List every request that was made to the web"))
    def asked(self) -> None:
        from reader.ui.dialogs.asked_dialog import AskedDialog

        present(AskedDialog(self._window, self._desk.folders))

    # -- what is told ---------------------------------------------------------------------------

    def _tell(self, target: Target) -> None:
        """Say what a fetch has come to; where its page is not shown, in a notice too."""
        state = self._fetching.state(target)
        if state is None or state.is_busy:
            return
        page = self._session.page
        if target is None or (isinstance(page, VideoPage) and page.video == target):
            self._desk.voice.announce(state.sentence)
            return
        title = plain.one_line(target.title, _LONGEST_TITLE)
        sentence = tr("“{title}”: {sentence}", title=title, sentence=state.sentence)
        words = {Stage.ASKS: trc("act", "Answer"), Stage.CHOICE: tr("Choose")}
        self._notices.show_error(
            sentence,
            words.get(state.stage, trc("act", "Show")),
            lambda: self._session.show_video(target),
        )

    def _tell_come(self, video: RelatedVideo, is_kept: bool) -> None:
        title = plain.one_line(video.title, _LONGEST_TITLE)
        if is_kept and self._desk.shelf.address != OWN:
            from reader.ui.state.libraries import called

            name = called(self._desk.shelf.address)
            told = tr("“{title}” is in {library} now.", title=title, library=name)
        elif is_kept:
            told = tr("“{title}” is in your library now.", title=title)
        else:
            told = tr("“{title}” has come.", title=title)
        self._notices.show_done(told, trc("act", "Open"), lambda: self._session.show_video(video))
