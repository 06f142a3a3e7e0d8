/// The words of the places that news is written in, by which a dateline is told from a title.
enum PlaceLexicon {
  /// Whether a word belongs to the name of such a place.
  static func contains(_ word: WordKey) -> Bool { words.contains(word) }

  private static let words: Set<WordKey> = Set(
    """
    mumbai bombay new delhi kolkata calcutta chennai madras bengaluru bangalore hyderabad pune
    ahmedabad gandhinagar surat vadodara jaipur lucknow noida gurugram gurgaon chandigarh bhopal
    indore nagpur nashik kochi thiruvananthapuram coimbatore visakhapatnam bhubaneswar guwahati
    india london york washington francisco boston chicago houston toronto singapore hong kong tokyo
    osaka seoul beijing shanghai shenzhen taipei dubai abu dhabi riyadh sydney melbourne paris
    frankfurt berlin munich zurich geneva brussels amsterdam madrid milan rome stockholm
    """.split(whereSeparator: \.isWhitespace).map { WordKey($0.utf8) }
  )
}
