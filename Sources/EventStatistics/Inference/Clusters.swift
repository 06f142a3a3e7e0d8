/// The clusters of some events, such as those of one date, numbered as they first appear.
package struct Clusters: Sendable, Hashable {
  /// The cluster of each event.
  package let places: [Int]
  /// The number of clusters, *G*.
  package let count: Int

  /// Gathers events.
  ///
  /// - Parameter keys: One for each event, equal for events of one cluster.
  package init<Key: Hashable>(_ keys: some Sequence<Key>) {
    var known: [Key: Int] = [:]
    places = keys.map { key in
      let place = known[key] ?? known.count
      known[key] = place
      return place
    }
    count = known.count
  }

  /// The clusters of events that share the cluster here and there.
  func crossed(with other: Clusters) -> Clusters {
    Clusters(zip(places, other.places).map { $0 * other.count + $1 })
  }

  /// Returns the sum of the values of each cluster.
  func sums(_ values: some Sequence<Double>) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for (place, value) in zip(places, values) { sums[place] += value }
    return sums
  }

  /// Returns the elements of each cluster, in their order.
  func groups<Element>(_ elements: some Sequence<Element>) -> [[Element]] {
    var groups = [[Element]](repeating: [], count: count)
    for (place, element) in zip(places, elements) { groups[place].append(element) }
    return groups
  }
}

extension WindowSample {
  /// The event dates of the sample.
  var dates: Clusters { Clusters(positions.lazy.map { crossSection.dates[$0] }) }

  /// The securities of the sample.
  var firms: Clusters { Clusters(positions.lazy.map { crossSection.firms[$0] }) }
}
