"""Web pages and feeds without a text, or that are no pages and feeds."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bad_inputs.case import Bad, spread

TEXTLESS = (
    b"<html></html>", b"<!-- only a comment -->", b"<script>var text = 1;</script>",
    b"<style>p { color: red }</style>", b"<html><head><title>T</title></head></html>",
    b"<p>", b"<p></p><p> </p>", b"<img src=x alt=y>", b"<table><tr><td></table>",
    b"<template><p>hidden</p></template>", b"<noscript>", b"&nbsp;", b"<br><hr>",
    b"<div>" * 20_000, b"<table><tr><td colspan=1000000 rowspan=1000000></table>",
)  # fmt: skip

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%b">' % (c + 1, b"&%c;" % c * 20) for c in range(97, 112))
    + b"]><rss><channel><title>&p;</title>"
)
NO_FEEDS = (
    b"text", b"<", b"<html><p>text</html>", b"{}", b"<rss", b"<?xml version='1.0'?>",
    b"<opml><body/></opml>", b"\xff\xfe<\0", b"<a>" * 20_000, LAUGHS[:60],
)  # fmt: skip
OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


# For the gate: without a word of the subject a page is passed over, whatever is wrong with it.
SUBJECT = b'<meta name="description" content="A model with 70B parameters, trained on 512 H100s">'


def pages() -> Iterator[Bad]:
    """Pages that speak of the subject, and without a text."""
    contents = [SUBJECT + page for page in TEXTLESS]
    yield from spread("textless", (".html", ".htm"), contents, "no text in the page")


def feeds() -> Iterator[Bad]:
    """What is no feed, entries without a text, and feeds that break off."""
    yield from spread("feeds", (".rss", ".atom", ".xml"), NO_FEEDS, "no RSS or Atom|is empty")
    yield Bad("feeds/outside.xml", OUTSIDE, "no RSS or Atom")
    entries = [b"<item/>", b"<item><title>T</title></item>", b"<item><description/></item>"]
    whole = [b"<rss version='2.0'><channel>%b</channel></rss>" % entry for entry in entries]
    yield from spread("entries", (".rss",), whole, "no text|is empty")
    half = b"<rss version='2.0'><channel><item><description>Nothing</description></item><item"
    yield Bad("feeds/half.rss", half, "broken after entry")
