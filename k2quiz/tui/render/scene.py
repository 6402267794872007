"""A moment of a sitting, whole: what the card region, the grades and the header show."""

from collections.abc import Mapping

from k2quiz.study.result import result
from k2quiz.tui.render.exam import ending_blocks, result_blocks
from k2quiz.tui.render.feedback import feedback_blocks
from k2quiz.tui.render.grades import grade_row
from k2quiz.tui.render.page import GAP, STRONG, WRONG, Block, Page, joined, lay_out, words
from k2quiz.tui.render.question import question_parts
from k2quiz.tui.render.summary import summary_blocks
from k2quiz.tui.stage import Scene, Stage

FLAG = "⚑"

_TIGHT_BELOW = 14


def scene_page(scene: Scene, topics: Mapping[str, str], width: int, height: int) -> Page:
    """The card as it is asked or told, or the summary; without empty lines where there are few."""
    return lay_out([*_problem(scene), *_blocks(scene, topics, width, tight=height < _TIGHT_BELOW)], width)


def grades(scene: Scene, width: int, height: int) -> Page:
    """The grade buttons where a grade can be given, with what each would do for those who know what that means."""
    session, feedback = scene.session, scene.session.feedback
    day = session.day if session.tells_days else None
    if scene.stage is Stage.REVEALED and scene.question:
        return grade_row(session.futures(scene.question.card.id), session.preset, day, width, height)
    if feedback and not session.practice:
        return grade_row(feedback.futures, feedback.button, day, width, height)
    return Page()


def heading(scene: Scene, topics: Mapping[str, str], title: str) -> str:
    """The topic of the card that is asked or told, and its mark, or the title of what is studied."""
    feedback = scene.session.feedback
    question = feedback.question if feedback else scene.question
    topic = topics.get(question.card.item.topic, title) if question else title
    mark = f"{FLAG} " if question and scene.session.history.flag(question.card.id) else ""
    practice = "Practice: " if scene.session.practice else ""
    return f"{mark}{'Exam: ' if scene.session.exam else practice}{topic}"


def _blocks(scene: Scene, topics: Mapping[str, str], width: int, *, tight: bool) -> list[Block]:
    if scene.stage is Stage.ENDING:
        return ending_blocks(scene.session, tight=tight)
    if scene.question:
        parts = question_parts(scene.question, scene.draft, scene.keymap, hinted=scene.session.hinted, tight=tight)
        return joined(parts, tight=tight)
    if scene.session.feedback:
        return feedback_blocks(scene.session.feedback, tight=tight)
    if scene.session.exam and scene.session.plan:
        return result_blocks(result(scene.session), topics, scene.keymap, width, tight=tight)
    return summary_blocks(scene.session, scene.outlook, scene.keymap, tight=tight)


def _problem(scene: Scene) -> list[Block]:
    style = f"{STRONG} {WRONG}"
    return [Block(words(scene.problem, style), words("! ", style), focused=True), GAP] if scene.problem else []
