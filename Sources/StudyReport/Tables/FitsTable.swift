internal import DelimitedText

/// `fits.csv`: one row for each coefficient of each model and event.
///
/// A model that estimates no coefficient has one row without a term, for its sigma and its dates.
public struct FitsTable: StudyTable {
  public static let fileName = "fits.csv"
  public static let columns = [
    "event_id", "symbol", "model", "term", "estimate", "standard_error", "sigma", "r_squared",
    "observations", "degrees_of_freedom", "first_date", "last_date",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for model in document.models {
        for fit in model.fits {
          let terms: [DocumentFit.Term?] = fit.terms.isEmpty ? [nil] : fit.terms
          for term in terms {
            writer.append(fit.eventID)
            writer.append(fit.symbol)
            writer.append(model.model)
            writer.append(term?.term)
            writer.append(term?.estimate)
            writer.append(term?.standardError)
            writer.append(fit.sigma)
            writer.append(fit.rSquared)
            writer.append(fit.observations)
            writer.append(fit.degreesOfFreedom)
            writer.append(fit.firstDate)
            writer.append(fit.lastDate)
            writer.endRow()
          }
        }
      }
    }
  }
}
