public import Announcements
public import EventStudy
internal import Foundation

/// The JSON forms of the commands that stop before a study.
public enum ListingJSON {
  /// Returns announcements with their trading days.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public static func text(of listing: AlignmentListing) throws(ReportError) -> String {
    try encoded(listing)
  }

  /// Returns what the loader understood of price files.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public static func text(of inspection: PriceInspection) throws(ReportError) -> String {
    try encoded(inspection)
  }

  /// Returns announcements as documents gave them.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public static func text(of announcements: [Announcement]) throws(ReportError) -> String {
    try encoded(announcements)
  }

  /// Returns lead-lag correlations.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public static func text(of result: LeadLagResult) throws(ReportError) -> String {
    try encoded(result)
  }

  private static func encoded(_ value: some Encodable) throws(ReportError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Announcements name their members as Swift does; all other keys are as they will be.
    encoder.keyEncodingStrategy = .convertToSnakeCase
    do {
      let compact = [UInt8](try encoder.encode(value))
      return String(decoding: JSONLayout.laidOut(compact), as: UTF8.self) + "\n"
    } catch {
      throw .cannotEncode(file: "standard output", reason: "\(error)")
    }
  }
}
