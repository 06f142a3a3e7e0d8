internal import DelimitedText

/// `diagnostics.csv`: the checks of the residuals of each event and model.
///
/// An event with too few residuals has a row without numbers; `study.json` has its reason.
public struct DiagnosticsTable: StudyTable {
  public static let fileName = "diagnostics.csv"
  public static let columns = [
    "event_id", "symbol", "model", "durbin_watson", "autocorrelation", "ljung_box",
    "ljung_box_p_value", "skewness", "kurtosis", "jarque_bera", "jarque_bera_p_value", "arch_lm",
    "arch_lm_p_value", "shapiro_wilk", "shapiro_wilk_p_value", "event_day_leverage",
    "zero_return_share",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for event in document.analysis.diagnostics {
        writer.append(event.eventID)
        writer.append(event.symbol)
        writer.append(event.model)
        let checks = [
          event.durbinWatson, event.autocorrelation, event.ljungBox, event.ljungBoxPValue,
          event.skewness, event.kurtosis, event.jarqueBera, event.jarqueBeraPValue, event.archLM,
          event.archLMPValue, event.shapiroWilk, event.shapiroWilkPValue, event.eventDayLeverage,
          event.zeroReturnShare,
        ]
        for check in checks { writer.append(check) }
        writer.endRow()
      }
    }
  }
}
