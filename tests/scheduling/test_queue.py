from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Card, CardId, Item, ItemId, Recall
from k2quiz.errors import Place
from k2quiz.listing import Family, Listed, Listing
from k2quiz.scheduling.queue import DRILL_DISTANCE, Limits, Workload, interleaved, paired, plan, upcoming, workload
from k2quiz.scheduling.sm2 import Memory
from k2quiz.scheduling.state import CardState
from tests.strategies import FIRST_DAY

TODAY = FIRST_DAY
LIMITS = st.integers(0, 5)
RECENT = st.integers(0, 3).map(lambda number: TODAY - timedelta(days=number))


def card(number: int, topic: str, part: str = "") -> Card:
    item = Item(ItemId(f"bank/item-{number}"), "bank", "flashcard", Place("bank.yaml"), topic)
    return Card(item, "?", Recall("!"), part)


@dataclass(frozen=True)
class Shelf:
    """Cards and what was learnt of some of them."""

    cards: tuple[Card, ...]
    states: dict[CardId, CardState]

    def work(self, new_per_day: int = 100, reviews_per_day: int | None = None) -> Workload:
        return workload(self.cards, self.states, TODAY, Limits(new_per_day, reviews_per_day))


@st.composite
def shelves(draw: st.DrawFn) -> Shelf:
    """Items of one to three cards in a few topics; some cards were seen, some of those today."""
    cards: list[Card] = []
    for number in range(draw(st.integers(0, 8))):
        topic = draw(st.sampled_from("ABC"))
        cards += [card(number, topic, part) for part in "123"[: draw(st.integers(1, 3))]]
    seen = [each for each in cards if draw(st.booleans())]
    return Shelf(tuple(cards), {each.id: draw(_states()) for each in seen})


@st.composite
def _states(draw: st.DrawFn) -> CardState:
    introduced, seen = sorted((draw(RECENT), draw(RECENT)))
    interval = draw(st.integers(1, 2))
    due = seen + timedelta(days=interval)
    return CardState(Memory(1, interval), introduced, seen, due, seen, grade=draw(st.integers(0, 5)))


def topics(cards: Sequence[Listed]) -> str:
    return "".join(each.item.topic for each in cards)


def repeats(order: Sequence[str]) -> int:
    """How often a topic follows itself."""
    return sum(first == second for first, second in pairwise(order))


@cache
def fewest_repeats(order: str) -> int:
    return min((repeats(other) for other in set(permutations(order))), default=0)


@given(shelves())
def test_reviews_come_oldest_due_first_and_then_the_shortest_interval(shelf: Shelf) -> None:
    keys = [(shelf.states[c.id].due or date.max, shelf.states[c.id].memory.interval) for c in shelf.work().reviews]
    assert keys == sorted(keys)


@given(shelves(), LIMITS)
def test_no_two_cards_of_one_item_come_on_one_day(shelf: Shelf, limit: int) -> None:
    work = shelf.work(limit)
    items = [each.item.id for each in (*work.reviews, *work.new)]
    met = [each.item.id for each in shelf.cards if each.id in shelf.states and shelf.states[each.id].seen == TODAY]
    assert len(items) == len(set(items))
    assert not set(items) & set(met)


@given(shelves())
def test_of_every_item_not_met_today_that_has_a_card_due_one_that_is_due_comes(shelf: Shelf) -> None:
    met = {each.item.id for each in shelf.cards if each.id in shelf.states and shelf.states[each.id].seen == TODAY}
    due = {each.item.id for each in shelf.cards if each.id in shelf.states and shelf.states[each.id].is_due(TODAY)}
    work = shelf.work()
    assert {each.item.id for each in work.reviews} == due - met
    assert all(shelf.states[each.id].is_due(TODAY) for each in work.reviews)


@given(shelves(), LIMITS)
def test_new_cards_fill_what_the_limit_leaves_after_those_introduced_today(shelf: Shelf, limit: int) -> None:
    introduced = sum(state.introduced == TODAY for state in shelf.states.values())
    unlimited = shelf.work().new
    assert shelf.work(limit).new == unlimited[: max(0, limit - introduced)]
    assert all(each.id not in shelf.states for each in unlimited)


@given(shelves(), st.integers(0, 6))
def test_the_most_urgent_reviews_fill_what_the_limit_leaves_after_those_done_today(shelf: Shelf, limit: int) -> None:
    done = sum(state.seen == TODAY and state.introduced != TODAY for state in shelf.states.values())
    assert shelf.work(reviews_per_day=limit).reviews == shelf.work().reviews[: max(0, limit - done)]


@given(shelves(), st.integers(0, 6))
def test_reviews_that_wait_make_no_room_for_new_cards(shelf: Shelf, limit: int) -> None:
    assert shelf.work(reviews_per_day=limit).new == shelf.work().new


@given(shelves(), st.data())
def test_the_order_of_reviews_does_not_depend_on_the_order_of_cards_or_states(
    shelf: Shelf, data: st.DataObject
) -> None:
    cards = data.draw(st.permutations(shelf.cards))
    states = dict(data.draw(st.permutations(list(shelf.states.items()))))
    assert workload(cards, states, TODAY, Limits(100)).reviews == shelf.work().reviews


@given(shelves(), LIMITS)
def test_the_plan_holds_every_card_of_the_work_once_and_is_the_same_each_time(shelf: Shelf, limit: int) -> None:
    work = shelf.work(limit)
    assert sorted(plan(work)) == sorted(each.id for each in (*work.reviews, *work.new))
    assert plan(work) == plan(shelf.work(limit))


@given(st.text("ABCD", max_size=7))
def test_a_topic_follows_itself_as_seldom_as_any_order_allows(order: str) -> None:
    mixed = topics(interleaved([card(number, topic) for number, topic in enumerate(order)]))
    assert sorted(mixed) == sorted(order)
    assert repeats(mixed) == fewest_repeats(order)


@given(st.text("ABCD", max_size=12))
def test_cards_of_one_topic_keep_their_order(order: str) -> None:
    cards = [card(number, topic) for number, topic in enumerate(order)]
    mixed = interleaved(cards)
    for topic in "ABCD":
        assert [c for c in mixed if c.item.topic == topic] == [c for c in cards if c.item.topic == topic]


@given(st.integers(0, 5))
def test_an_order_in_which_topics_alternate_is_left_alone(rounds: int) -> None:
    cards = [card(number, topic) for number, topic in enumerate("ABCD" * rounds)]
    assert interleaved(cards) == cards


@given(st.integers(0, 10), st.integers(0, 10))
def test_new_cards_are_spread_evenly_among_reviews(reviews: int, new: int) -> None:
    work = Workload(
        tuple(card(number, str(number)) for number in range(reviews)),
        tuple(card(100 + number, str(100 + number)) for number in range(new)),
    )
    fresh = {each.id for each in work.new}
    order = plan(work)
    for length in range(len(order) + 1):
        share = length * new / len(order) if order else 0
        assert abs(sum(each in fresh for each in order[:length]) - share) <= 1


@given(st.integers(1, 9), st.lists(st.booleans(), max_size=40))
def test_a_drilled_card_comes_again_after_three_others_or_all_that_remain(count: int, outcomes: list[bool]) -> None:
    waiting = [CardId(f"bank/item-{number}") for number in range(count)]
    drill: set[CardId] = set()
    shown: list[CardId] = []
    passes = iter([*outcomes, *[True] * 2 * count])
    while next_card := upcoming(waiting, drill, shown):
        remaining = {*waiting, *drill} - {next_card}
        if next_card in shown:
            between = set(shown[len(shown) - shown[::-1].index(next_card) :])
            assert len(between) >= min(DRILL_DISTANCE, len(remaining))
        shown.append(next_card)
        waiting = [each for each in waiting if each != next_card]
        drill.discard(next_card)
        if not next(passes):
            drill.add(next_card)
    assert not waiting
    assert not drill


def test_with_nothing_waiting_and_nothing_to_drill_the_day_is_done() -> None:
    assert upcoming([], [], [CardId("bank/item")]) is None


def pairs(count: int) -> list[Listing]:
    """That many pairs of cards that are easily mixed up, then as many cards that are not."""
    names = [ItemId(f"b/{number}") for number in range(3 * count)]
    rivals = {names[2 * number]: (names[2 * number + 1],) for number in range(count)}
    return [Listing(CardId(name), Family(name, contrasts=rivals.get(name, ()))) for name in names]


@given(st.integers(1, 5).flatmap(lambda count: st.permutations(pairs(count))))
def test_cards_that_are_easily_mixed_up_come_two_to_four_apart(order: list[Listing]) -> None:
    result = paired(order)
    assert sorted(card.id for card in result) == sorted(card.id for card in order)
    place = {card.item.id: index for index, card in enumerate(result)}
    for card in order:
        for rival in card.item.contrasts:
            distance = abs(place[card.item.id] - place[rival])
            assert min(2, len(order) - 1) <= distance <= 4


@given(st.permutations(pairs(4)[8:]))
def test_cards_without_a_rival_keep_their_order(order: list[Listing]) -> None:
    assert paired(order) == order


def test_a_rival_that_is_not_due_today_moves_nothing() -> None:
    alone = Listing(CardId("b/0"), Family(ItemId("b/0"), contrasts=(ItemId("b/9"),)))
    others = pairs(1)[1:]
    assert paired([*others, alone]) == [*others, alone]


def test_a_drilled_card_waits_for_exactly_three_others() -> None:
    again, *others = (CardId(f"bank/item-{number}") for number in range(4))
    waiting = [CardId("bank/waiting")]
    assert upcoming(waiting, [again], [again, *others[:2]]) == waiting[0]
    assert upcoming(waiting, [again], [again, *others]) == again


def test_a_drilled_card_of_which_no_showing_is_known_counts_as_shown_before_all_others() -> None:
    unknown, shown, *others = (CardId(f"bank/item-{number}") for number in range(4))
    waiting = [CardId("bank/waiting")]
    assert upcoming([], [shown, unknown], [shown]) == unknown
    assert upcoming(waiting, [unknown], [shown, others[0]]) == waiting[0]
    assert upcoming(waiting, [unknown], [shown, *others]) == unknown


def test_cards_without_a_topic_may_come_first() -> None:
    cards = [card(0, ""), card(1, "A")]
    assert interleaved(cards) == cards


@pytest.mark.parametrize(
    ("order", "mixed"), [("ABBC", "ABCB"), ("AABB", "ABAB"), ("BAAA", "ABAA"), ("ABCCC", "CACBC"), ("AAABBC", "ABABAC")]
)
def test_cards_move_no_further_than_it_takes_to_part_topics(order: str, mixed: str) -> None:
    assert topics(interleaved([card(number, topic) for number, topic in enumerate(order)])) == mixed


def test_new_cards_are_taken_from_the_topics_in_turns() -> None:
    cards = tuple(card(number, topic) for number, topic in enumerate("AAAABBBC"))
    assert topics(Shelf(cards, {}).work().new) == "ABCABABA"


def test_a_new_card_among_four_reviews_comes_in_their_middle() -> None:
    *reviews, new = (card(number, str(number)) for number in range(5))
    assert plan(Workload(tuple(reviews), (new,))) == tuple(each.id for each in (*reviews[:2], new, *reviews[2:]))


def test_an_older_due_day_goes_before_a_shorter_interval() -> None:
    cards = card(1, "A"), card(2, "B")
    long, short = (CardState(Memory(3, days), due=TODAY - timedelta(days=late)) for days, late in ((30, 9), (1, 1)))
    work = Shelf(cards, {cards[0].id: short, cards[1].id: long}).work()
    assert work.reviews == cards[::-1]


def test_cards_equally_due_come_in_an_order_that_is_the_same_on_every_machine() -> None:
    cards = tuple(card(number, "A") for number in range(8))
    work = Shelf(cards, {each.id: CardState(Memory(1, 1), due=TODAY) for each in cards}).work()
    assert [int(each.item.id[-1]) for each in work.reviews] == [4, 1, 7, 6, 0, 2, 5, 3]
