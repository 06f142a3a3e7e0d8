/// The streams of the generator, one for each use, so that no two uses share a number.
enum RandomStream {
  static let signFlip: UInt64 = 1
  static let wildBootstrap: UInt64 = 2
  static let correlationPermutation: UInt64 = 3
  static let stepDown: UInt64 = 4
  static let bootstrap: UInt64 = 5
  static let leadLag: UInt64 = 9
}
