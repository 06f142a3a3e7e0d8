/// Event studies as a library: what a program needs for one, under one name.
///
/// ```swift
/// import Leyline
///
/// var settings = StudySettings()
/// settings.prices.files = ["prices.csv"]
/// settings.market.files = ["index.csv"]
/// settings.events.files = ["events.csv"]
/// let result = try Study(settings).run()
/// ```
///
/// A study is set by ``EventStudy/StudySettings``, run by ``EventStudy/Study`` and ends in a
/// ``EventStudy/StudyResult``, the tree of values that `study.json` holds. Models, tests and
/// volume-weighted average prices can be called on numbers alone, too.
@_exported public import CivilTime
@_exported public import EventAlignment
@_exported public import EventStatistics
@_exported public import EventStudy
@_exported public import Notices
