public import EventStudy

/// The report as one self-contained page.
public struct HTMLReport: Sendable {
  /// Draws the report of a document.
  ///
  /// - Throws: ``ReportError``.
  public static func render(_ document: StudyDocument) throws(ReportError) -> String { "" }
  public static func render(_ document: StudyResult) throws(ReportError) -> String { "" }
}
