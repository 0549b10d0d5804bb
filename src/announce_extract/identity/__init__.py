"""Who is who: from the names in records to entities with one identity each.

>>> from announce_extract.vocabulary import load
>>> resolver = Resolver(load())
>>> resolver.organisation("Meta Platforms, Inc.").key
'org/meta'
>>> resolver.organisation("Acme Robotics GmbH").key
'org/acme-robotics'
"""

from announce_extract.identity.articles import article_key
from announce_extract.identity.entity import Entity, Kind, Link, Relation, related
from announce_extract.identity.record import Identities
from announce_extract.identity.resolver import Resolver
from announce_extract.identity.slugs import clean, slug, tokens

__all__ = [
    "Entity",
    "Identities",
    "Kind",
    "Link",
    "Relation",
    "Resolver",
    "article_key",
    "clean",
    "related",
    "slug",
    "tokens",
]
