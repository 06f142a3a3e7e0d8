internal import HTTPTypes

/// What a browser may do with the answers.
enum PagePolicy {
  /// What the page may load: its own parts.
  static let page =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    + "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

  /// What a report may do: its own scripts and styles, in a place apart, without any connection.
  static let report =
    "sandbox allow-scripts allow-downloads allow-popups; default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; "
    + "style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'; "
    + "frame-ancestors 'self'"

  /// What data may do: nothing.
  static let data = "default-src 'none'; frame-ancestors 'none'; sandbox"

  /// The headers of every answer that does not set them itself.
  static let common: [(HTTPField.Name, String)] =
    [
      (.contentSecurityPolicy, data),
      (.xContentTypeOptions, "nosniff"),
      (.cacheControl, "no-store"),
    ]
    + named([
      ("Referrer-Policy", "no-referrer"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("X-Frame-Options", "SAMEORIGIN"),
    ])

  private static func named(_ headers: [(String, String)]) -> [(HTTPField.Name, String)] {
    headers.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
  }
}
