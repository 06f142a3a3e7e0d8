extension SimulatedFile {
  /// Returns the event file, which holds what a person would know about the announcements.
  static func events(_ events: [SimulatedEvent]) -> SimulatedFile {
    SimulatedFile(
      name: "simulated_events.csv",
      lines: ["event_id,symbol,announced_at,group,headline,deal_value_crore,simulated"]
        + events.map {
          "\($0.eventID),\($0.symbol),\($0.announcedAt),\($0.group),Simulated announcement,"
            + "\($0.dealValue),yes"
        }
    )
  }
}
