extension PricingRules {
  /// The file of the built-in rules, which `data/pricing_rules.toml` repeats.
  package static let standardText = #"""
    # Rules that prescribe a price by averages over sessions before a day. Copy this file, edit it and give it
    # to `leyline vwap --rule-file FILE --rule ID`; a rule of another country is data, not code.
    #
    # measure: vwap (sum of turnover over sum of shares), weekly_closes (mean of the highest and the lowest
    # close of each week), high (the highest price), given (a price that you give with --given key=price).
    # take: highest, lowest, or each where no one price is made of the parts.
    # A session on which the share was not traded is one of the sessions and adds nothing.
    #
    # A calculation aid, not legal advice: check the text of the regulation before you rely on a figure.

    [[rule]]
    id = "icdr-preferential"
    name = "floor price of a preferential issue, frequently traded shares"
    source = "SEBI (Issue of Capital and Disclosure Requirements) Regulations 2018, regulation 164(1), as amended from 14 January 2022"
    since = "2022-01-14"
    day = "relevant date"
    take = "highest"
    traded = { share = 0.1, sessions = 240 }
    notes = [
      "a stricter method of the articles of association prevails",
      "with a change of control or more than 5 % for one allottee, the report of a registered valuer counts too (regulation 166A)",
    ]
    [[rule.part]]
    name = "VWAP of 90 trading days"
    measure = "vwap"
    sessions = 90
    [[rule.part]]
    name = "VWAP of 10 trading days"
    measure = "vwap"
    sessions = 10

    [[rule]]
    id = "sast"
    name = "offer price of a takeover, direct acquisition, frequently traded shares"
    source = "SEBI (Substantial Acquisition of Shares and Takeovers) Regulations 2011, regulation 8(2)"
    day = "public announcement"
    take = "highest"
    traded = { share = 0.1, months = 12 }
    notes = ["average paid and highest paid are those of the acquirer; like the negotiated price they are in no price file"]
    [[rule.part]]
    name = "VWAP of 60 trading days, 8(2)(d)"
    measure = "vwap"
    sessions = 60
    [[rule.part]]
    name = "highest negotiated price, 8(2)(a)"
    measure = "given"
    key = "negotiated"
    [[rule.part]]
    name = "average paid in 52 weeks, 8(2)(b)"
    measure = "given"
    key = "paid-52-weeks"
    [[rule.part]]
    name = "highest paid in 26 weeks, 8(2)(c)"
    measure = "given"
    key = "paid-26-weeks"

    [[rule]]
    id = "delisting"
    name = "floor price of a delisting, frequently traded shares"
    source = "SEBI (Delisting of Equity Shares) Regulations 2021, regulation 19A"
    since = "2024-09-25"
    day = "reference date"
    take = "highest"
    traded = { share = 0.1, months = 12 }
    notes = ["average paid and highest paid are those of the acquirer", "the adjusted book value does not count for a public sector undertaking"]
    [[rule.part]]
    name = "VWAP of 60 trading days"
    measure = "vwap"
    sessions = 60
    [[rule.part]]
    name = "average paid in 52 weeks"
    measure = "given"
    key = "paid-52-weeks"
    [[rule.part]]
    name = "highest paid in 26 weeks"
    measure = "given"
    key = "paid-26-weeks"
    [[rule.part]]
    name = "adjusted book value"
    measure = "given"
    key = "book-value"
    [[rule.part]]
    name = "price of the registered valuer"
    measure = "given"
    key = "valuer"
    [[rule.further]]
    name = "least fixed price, 15 % above the floor"
    factor = 1.15

    [[rule]]
    id = "qip"
    name = "floor price of a qualified institutions placement"
    source = "SEBI (Issue of Capital and Disclosure Requirements) Regulations 2018, regulation 176"
    day = "relevant date"
    take = "highest"
    notes = ["the weekly highs and lows of the closing prices of the two weeks before the relevant date", "a week is seven days of the calendar, counted back from the relevant date"]
    [[rule.part]]
    name = "mean of weekly high and low closes"
    measure = "weekly_closes"
    weeks = 2
    [[rule.further]]
    name = "with the discount of 5 % that shareholders can approve"
    factor = 0.95

    [[rule]]
    id = "unaffected"
    name = "averages without the effect of a rumour and its confirmation"
    source = "SEBI circular SEBI/HO/CFD/CFD-PoD-2/P/CIR/2024/51 of 21 May 2024"
    since = "2024-06-01"
    day = "relevant date"
    take = "each"
    notes = [
      "holds for the entities that the rumour verification covers, and only where the rumour was confirmed within 24 hours of what moved the price",
      "each figure is the sum of daily average prices times shares over the sum of shares, as the circular has it",
    ]
    [[rule.part]]
    name = "VWAP of 90 trading days"
    measure = "vwap"
    sessions = 90
    [[rule.part]]
    name = "VWAP of 60 trading days"
    measure = "vwap"
    sessions = 60
    [[rule.part]]
    name = "VWAP of 10 trading days"
    measure = "vwap"
    sessions = 10
    """#

  /// The built-in rules.
  package static func standard() throws(ConfigurationError) -> PricingRules {
    try PricingRules(RuleFile(standardText, name: "the built-in rules", example: example))
  }
}
