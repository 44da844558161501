"""What a limit says when it is passed: its name, its value, and what to do instead."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit as clients see it: the code, and the sentences, in which `{limit}` and other details are filled in."""

    code: str
    english: str
    russian: str


TOO_MANY_TOKENS = Limit(
    "TOO_MANY_TOKENS",
    "The document has more than {limit} tokens; split it into several operations.",
    "В документе больше {limit} лексем; разделите его на несколько операций.")
TOO_DEEP = Limit(
    "TOO_DEEP",
    "The operation nests fields more than {limit} levels deep; ask for less at once, and for the rest by id.",
    "Вложенность полей в операции больше {limit}; запросите меньше уровней за раз, остальное — по id.")
TOO_MANY_FIELDS = Limit(
    "TOO_MANY_FIELDS",
    "The document selects more than {limit} fields, those of its fragments counted wherever they are spread; "
    "split it into several operations.",
    "В документе выбрано больше {limit} полей (поля фрагментов считаются в каждом месте, где фрагмент раскрыт); "
    "разделите его на несколько операций.")
TOO_MANY_REPEATS = Limit(
    "TOO_MANY_REPEATS",
    "The document selects the same fields again and again: more than {limit} pairs of equal names in one place, "
    "directly or by overlapping fragments; select each field once.",
    "В документе многократно выбраны одни и те же поля: больше {limit} пар одинаковых имён в одном месте, прямо или "
    "через перекрывающиеся фрагменты; выбирайте каждое поле один раз.")
TOO_MANY_OPERATIONS = Limit(
    "TOO_MANY_OPERATIONS",
    "The document has more than {limit} operations; send the one that is meant.",
    "В документе больше {limit} операций; отправьте только ту, которая нужна.")
TOO_MANY_ROOT_FIELDS = Limit(
    "TOO_MANY_ROOT_FIELDS",
    "The operation has more than {limit} root fields; send several operations.",
    "В операции больше {limit} корневых полей; отправьте несколько операций.")
TOO_MANY_ALIASES = Limit(
    "TOO_MANY_ALIASES",
    "The document has more than {limit} aliases; ask for many nodes by nodes(ids:) or a list with where.",
    "В документе больше {limit} псевдонимов; много узлов запрашивайте через nodes(ids:) или список с where.")
TOO_MANY_DIRECTIVES = Limit(
    "TOO_MANY_DIRECTIVES",
    "The document has more than {limit} directives; put one on a fragment instead of many on its fields.",
    "В документе больше {limit} директив; поставьте одну на фрагмент вместо многих на его полях.")
TOO_MANY_FRAGMENTS = Limit(
    "TOO_MANY_FRAGMENTS",
    "The document has more than {limit} fragments, defined or spread; select the fields in their place.",
    "В документе больше {limit} фрагментов, определённых или раскрытых; выбирайте поля прямо на месте.")
FRAGMENT_CYCLE = Limit(
    "FRAGMENT_CYCLE",
    "Cannot spread fragment '{name}' within itself.",
    "Фрагмент «{name}» нельзя раскрывать внутри него самого.")
TOO_MANY_VARIABLES = Limit(
    "TOO_MANY_VARIABLES",
    "The document defines more than {limit} variables; pass lists or input objects.",
    "В документе больше {limit} переменных; передавайте списки или входные объекты.")
TOO_MANY_VALUES = Limit(
    "TOO_MANY_VALUES",
    "The variables hold more than {limit} values, those in lists and objects counted; send several operations.",
    "В переменных больше {limit} значений, считая те, что в списках и объектах; отправьте несколько операций.")
VALUES_TOO_DEEP = Limit(
    "VALUES_TOO_DEEP",
    "The variables are nested more than {limit} levels deep; write flatter conditions.",
    "Вложенность переменных больше {limit}; запишите условия с меньшей вложенностью.")
TOO_MANY_CONDITIONS = Limit(
    "TOO_MANY_CONDITIONS",
    "The operation has more than {limit} conditions; compare with a list (in) instead of alternatives (or), or send "
    "several operations.",
    "В операции больше {limit} условий; вместо перечисления через or задайте список (in) или отправьте несколько "
    "операций.")
CONDITIONS_TOO_DEEP = Limit(
    "CONDITIONS_TOO_DEEP",
    "The conditions are nested more than {limit} levels deep (and, or: 1; a relationship: 2); write flatter "
    "conditions, or start from a list that is nearer.",
    "Вложенность условий больше {limit} (and, or — 1; связь — 2); запишите условия с меньшей вложенностью или начните "
    "со списка, который ближе к искомому.")
INTROSPECTION_DISABLED = Limit(
    "INTROSPECTION_DISABLED",
    "This service does not answer introspection; take its schema from schema.graphql.",
    "Этот сервис не отвечает на интроспекцию; возьмите схему из schema.graphql.")
TOO_COSTLY = Limit(
    "TOO_COSTLY",
    "The operation costs {cost}, and {limit} is the most for one; {its_cost} of it is {part}. Ask for smaller pages "
    "(first), fewer levels, or conditions that name ids.",
    "Стоимость операции {cost}, а предел для одной — {limit}; из неё {its_cost} приходится на {part}. Запросите "
    "страницы поменьше (first), меньше уровней или задайте условия по id.")
RATE_LIMITED = Limit(
    "RATE_LIMITED",
    "This client has spent what it may for now ({limit:g} a second); try again in {seconds} s or ask for less.",
    "Этот клиент исчерпал то, что может тратить ({limit:g} в секунду); повторите через {seconds} с или запросите "
    "меньше.")
TOO_MANY_READS = Limit(
    "RATE_LIMITED",
    "This client has as many reads under way as it may ({limit}), and others wait; try again in {seconds} s or ask "
    "for less at once.",
    "У этого клиента выполняется столько чтений, сколько можно одновременно ({limit}), и другие уже ждут; повторите "
    "через {seconds} с или запрашивайте меньше за раз.")
PLAN_NOT_ALLOWED = Limit(
    "PLAN_NOT_ALLOWED",
    "extensions.plan is shown to trusted keys only; leave it out.",
    "extensions.plan показывается только доверенным ключам; не запрашивайте его.")


class LimitError(Exception):
    """A limit was passed.

    Attributes:
        limit: which. details: what its sentences are filled in with.
    """

    def __init__(self, limit: Limit, /, **details: Any):
        self.limit, self.details = limit, details
        super().__init__(self.english)

    @property
    def code(self) -> str:
        return self.limit.code

    @property
    def english(self) -> str:
        return self.limit.english.format(**self.details)

    @property
    def russian(self) -> str:
        return self.limit.russian.format(**self.details)
