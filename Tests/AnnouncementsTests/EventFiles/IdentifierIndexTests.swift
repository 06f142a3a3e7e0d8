import CivilTime
import Testing

@testable import Announcements

@Suite("Index of identifiers")
struct IdentifierIndexTests {
  @Test func `tells identifiers of one hash value apart`() {
    let events = ["A", "B", "A", "C", "B", "C"].map {
      Announcement(eventID: $0, symbol: "S", publication: nil, sourceFile: "x")
    }
    var index = IdentifierIndex(capacity: 4)
    let found = events.indices.map { place in
      index.insert(events[place].eventID, key: 7, place: place, in: events)
    }
    #expect(found == [nil, nil, 0, nil, 1, 3])
  }

  @Test func `finds an identifier by its hash value`() {
    let events = ["A", "B", "A"].map {
      Announcement(eventID: $0, symbol: "S", publication: nil, sourceFile: "x")
    }
    var index = IdentifierIndex(capacity: 4)
    let found = zip(events.indices, [1, 2, 1]).map { place, key in
      index.insert(events[place].eventID, key: key, place: place, in: events)
    }
    #expect(found == [nil, nil, 0])
  }
}
