internal import CivilTime
internal import EventStatistics
internal import Foundation

/// The events of a model as columns of bytes, to be sent to another process.
struct PackedSample: Sendable, Codable {
  private let model: ExpectedReturnMethod
  private let eventIDs: [String]
  private let symbols: [String]
  /// The days of each event: day 0, the ends of its estimation window, and those of its event window.
  private let days: PackedNumbers
  private let fits: PackedFits
  /// The share of each event's estimation returns that are zero; none of a sample that is not checked.
  let zeroShares: PackedNumbers

  /// Packs a sample.
  init(_ sample: FittedSample, zeroShares: [Double] = []) {
    model = sample.method
    eventIDs = sample.members.map(\.eventID)
    symbols = sample.members.map(\.symbol)
    days = PackedNumbers(
      sample.members.map { member in
        ([member.date, member.estimated.lowerBound, member.estimated.upperBound] + member.dates)
          .map { Double($0.dayNumber) }
      }
    )
    fits = PackedFits(sample.members.map(\.fit))
    self.zeroShares = PackedNumbers([zeroShares])
  }

  /// Returns the sample.
  ///
  /// - Throws: ``DamagedPack`` where its columns do not fit together.
  func sample() throws(DamagedPack) -> FittedSample {
    let fits = try fits.events()
    let days = try days.lists(fits.count)
    guard eventIDs.count == fits.count, symbols.count == fits.count else { throw DamagedPack() }
    var members: [FittedSample.Member] = []
    members.reserveCapacity(fits.count)
    for (place, fit) in fits.enumerated() {
      let dates = days[place].compactMap { Int32(exactly: $0) }.map(CalendarDate.init(dayNumber:))
      guard dates.count == 3 + fit.abnormal.count, dates[1] <= dates[2] else {
        throw DamagedPack()
      }
      members.append(
        FittedSample.Member(
          eventID: eventIDs[place],
          symbol: symbols[place],
          date: dates[0],
          dates: dates[3...],
          estimated: dates[1]...dates[2],
          fit: fit
        )
      )
    }
    return FittedSample(method: model, members: members)
  }
}

extension PackedNumbers: Codable {
  private enum CodingKeys: String, CodingKey { case lengths, values }

  /// Reads lists whose numbers are bytes.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func numbers<Number>(_ key: CodingKeys, of type: Number.Type) throws -> [Number] {
      let data = try container.decode(Data.self, forKey: key)
      let count = data.count / MemoryLayout<Number>.stride
      return [Number](unsafeUninitializedCapacity: count) { buffer, used in
        used = data.copyBytes(to: buffer) / MemoryLayout<Number>.stride
      }
    }
    self.init(
      lengths: try numbers(.lengths, of: Int32.self),
      values: try numbers(.values, of: Double.self)
    )
  }

  /// Writes lists, their numbers as bytes.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(lengths.withUnsafeBytes { Data($0) }, forKey: .lengths)
    try container.encode(values.withUnsafeBytes { Data($0) }, forKey: .values)
  }
}

extension PackedFits: Codable {
  private enum CodingKeys: String, CodingKey { case terms, termPlaces, columns }

  /// Reads packed events.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      terms: try container.decode([[String]].self, forKey: .terms),
      termPlaces: try container.decode([Int].self, forKey: .termPlaces),
      columns: try container.decode([PackedNumbers].self, forKey: .columns)
    )
  }

  /// Writes packed events.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(terms, forKey: .terms)
    try container.encode(termPlaces, forKey: .termPlaces)
    try container.encode(columns, forKey: .columns)
  }
}
