internal import PriceData

/// What a study takes from price files, before any adjustment: what a cache keeps.
struct PriceFiles: Sendable {
  let panel: PricePanel
  /// What the loader noticed, and the rows that it left out.
  let notes: [StudyNote]
  let files: [InputFile]
  /// Whether a file holds bars within days.
  let isIntraday: Bool
  /// Whether a file says of itself that its prices are simulated.
  let isSimulated: Bool
}
