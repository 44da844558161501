"""The planner: compiles a selection into a Cypher statement and the reader of its row, independently of GraphQL.

This module is the interface for all other packages. Only `schema/` imports the kinds of fields,
`graph.query.fields.*`, for the declarations of its fields.
"""

from graph.query.arguments import Arguments
from graph.query.compilation import Compilation
from graph.query.compiler import MAX_ROW, Compiler
from graph.query.cursors import Cursor, Order, encode_cursor
from graph.query.errors import BadPage, BadValue, QueryError, TooManyConditions
from graph.query.fields.field import Declaration, Field, FieldReader, ListPlace
from graph.query.fields.node import NodeReader, NodeSelection
from graph.query.fields.objects import ObjectSelection
from graph.query.links import AnyLink, Direction, Hop, Link, SourcesOfRelationship
from graph.query.pages import DEFAULT_SIZE, MAX_PAGE, MAX_SIZE, Page, checked_size, page_of
from graph.query.parameters import StatementParameters
from graph.query.pricing.cost import Cost
from graph.query.pricing.price import INTROSPECTION, TRAINING_YEAR, Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.pricing.sizes import Degrees, GraphSizes
from graph.query.rows import DeferredField, Pending, Reading, Row, Selection
from graph.query.statement import Batch, Ids, Statement
from graph.query.where.conditions import (
    Catalog,
    Condition,
    LinkCondition,
    Path,
    PathCondition,
    TranslatedCondition,
    ValueCondition,
)
from graph.query.where.extent import WhereExtent, extent_of
from graph.query.where.formula import formula_of, links_of
from graph.query.where.missing_properties import optional_properties, present, without

__all__ = [
    "DEFAULT_SIZE",
    "INTROSPECTION",
    "MAX_PAGE",
    "MAX_ROW",
    "MAX_SIZE",
    "TRAINING_YEAR",
    "AnyLink",
    "Arguments",
    "BadPage",
    "BadValue",
    "Batch",
    "Catalog",
    "Compilation",
    "Compiler",
    "Condition",
    "Cost",
    "Cursor",
    "Declaration",
    "DeferredField",
    "Degrees",
    "Direction",
    "Field",
    "FieldReader",
    "GraphSizes",
    "Hop",
    "Ids",
    "Link",
    "LinkCondition",
    "ListPlace",
    "NodeReader",
    "NodeSelection",
    "ObjectSelection",
    "Order",
    "Page",
    "StatementParameters",
    "Parents",
    "Path",
    "PathCondition",
    "Pending",
    "Price",
    "Pricing",
    "QueryError",
    "Reading",
    "Row",
    "Selection",
    "SourcesOfRelationship",
    "Statement",
    "TooManyConditions",
    "TranslatedCondition",
    "ValueCondition",
    "WhereExtent",
    "checked_size",
    "encode_cursor",
    "extent_of",
    "formula_of",
    "links_of",
    "optional_properties",
    "page_of",
    "present",
    "without",
]
