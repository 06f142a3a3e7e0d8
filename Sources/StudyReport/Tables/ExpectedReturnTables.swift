internal import EventStatistics
internal import EventStudy

/// The tables of peers and of what models predict of days before the events.
extension Table<StudyResult> {
  /// The peers of each event.
  static let peers = Table(
    "peers.csv",
    "One row for each event and security that was named as its peer.",
    key: ["event_id", "peer"],
    rows: { (result: StudyResult, row: (PeerRow) -> Void) in
      for event in result.analysis.peers {
        for peer in event.peers { row(PeerRow(event: event, peer: peer)) }
        for left in event.leftOut {
          row(PeerRow(event: event, peer: left.symbol, reason: left.reason))
        }
      }
    }
  ) {
    TableColumn("event_id", "The event.") { $0.event.eventID }
    TableColumn("symbol", "Its symbol, which is never a peer.") { $0.event.symbol }
    TableColumn("peer", "The symbol of the peer.") { $0.peer }
    TableColumn("used", "`true` for a peer, `false` for a security that is left out.") {
      $0.reason == nil ? "true" : "false"
    }
    TableColumn("reason", "Why it is left out.", empty: "it is not") { $0.reason }
  }

  /// The control firms of each event.
  static let controlFirms = Table(
    "control_firms.csv",
    "One row for each event and security that is its control firm, or is nearer and is none, where "
      + "`control_firms.characteristics` is set.",
    key: ["event_id", "control_firm"],
    rows: { (result: StudyResult, row: (ControlFirmRow) -> Void) in
      for event in result.analysis.controlFirms {
        for firm in event.firms {
          row(ControlFirmRow(event: event, symbol: firm.symbol, firm: firm.characteristics))
        }
        for left in event.leftOut {
          row(
            ControlFirmRow(
              event: event,
              symbol: left.symbol,
              firm: left.characteristics,
              reason: left.reason
            )
          )
        }
      }
    }
  ) {
    TableColumn("event_id", "The event.") { $0.event.eventID }
    TableColumn("symbol", "Its symbol, which is never a control firm.") { $0.event.symbol }
    TableColumn("date", "The day of its own size and book-to-market.", unit: .date) {
      $0.event.own.date
    }
    TableColumn("market_value", "Its own size, in the unit of the table.") {
      $0.event.own.marketValue
    }
    TableColumn("book_to_market", "Its own book-to-market.") { $0.event.own.bookToMarket }
    TableColumn("n_candidates", "The number of other securities whose size is in the band.") {
      $0.event.candidateCount
    }
    TableColumn("control_firm", "The symbol of the other security.") { $0.symbol }
    TableColumn("control_date", "The day of its size and book-to-market.", unit: .date) {
      $0.firm.date
    }
    TableColumn("control_market_value", "Its size.") { $0.firm.marketValue }
    TableColumn("control_book_to_market", "Its book-to-market.") { $0.firm.bookToMarket }
    TableColumn("used", "`true` for a control firm, `false` for a nearer security that is none.") {
      $0.reason == nil ? "true" : "false"
    }
    TableColumn("reason", "Why it is none.", empty: "it is one") { $0.reason }
  }

  /// What each model predicts of each event.
  static let outOfSample = Table(
    "out_of_sample.csv",
    "One row for each event and model, where `out_of_sample` is set: returns of days before the event, predicted "
      + "without them.",
    key: ["event_id", "model"],
    rows: { result, row in for found in result.analysis.outOfSample { row(found) } }
  ) {
    TableColumn("event_id", "The event.") { $0.eventID }
    TableColumn("symbol", "Its symbol.") { $0.symbol }
    TableColumn("model", "The identifier of the model.") { $0.model.rawValue }
    TableColumn(
      "days",
      "The predicted days, the same for all models of the event.",
      unit: .tradingDays,
      empty: "see `reason`"
    ) { $0.days }
    TableColumn(
      "rmse",
      "The root of the mean squared error, a day.",
      unit: .fraction,
      empty: "see `reason`"
    ) { $0.rootMeanSquare }
    TableColumn("mae", "The mean absolute error, a day.", unit: .fraction, empty: "see `reason`") {
      $0.meanAbsolute
    }
    TableColumn(
      "out_of_sample_r_squared",
      "The share of the variance of returns that was predicted; negative where the mean return predicts better.",
      empty: "see `reason`"
    ) { $0.rSquared }
    TableColumn(
      "best",
      "`true` for the model with the smallest `rmse` of the event, the first of equal ones."
    ) { $0.isBest ? "true" : "false" }
    TableColumn("reason", "Why nothing was predicted.", empty: "it was") { $0.reason }
  }

  /// What each model predicts over all events.
  static let outOfSampleAverages = Table(
    "out_of_sample_averages.csv",
    "One row for each model, where `out_of_sample` is set: the same over the events that every model predicts.",
    key: ["model"],
    rows: { result, row in for found in result.analysis.outOfSampleAverages { row(found) } }
  ) {
    TableColumn("model", "The identifier of the model.") { $0.model.rawValue }
    TableColumn("n_events", "The number of events.") { $0.eventCount }
    TableColumn(
      "rmse",
      "The root of the mean over events of the mean squared error, a day.",
      unit: .fraction
    ) { $0.rootMeanSquare }
    TableColumn(
      "mae",
      "The mean over events of the mean absolute error, a day.",
      unit: .fraction
    ) { $0.meanAbsolute }
    TableColumn(
      "out_of_sample_r_squared",
      "The mean over events of the predicted share of the variance, by which events of calm and of wild shares "
        + "weigh the same."
    ) { $0.rSquared }
    TableColumn("n_best", "The number of events of which the model is the best.") { $0.bestCount }
    TableColumn(
      "best",
      "`true` for the model with the largest mean share, the first of equal ones."
    ) { $0.isBest ? "true" : "false" }
  }
}

/// A security that is a control firm of an event, or is nearer to it and is none.
private struct ControlFirmRow {
  let event: EventControlFirms
  let symbol: String
  let firm: FirmCharacteristics
  var reason: String?
}

/// A security that was named as the peer of an event.
private struct PeerRow {
  let event: EventPeers
  let peer: String
  var reason: String?
}
