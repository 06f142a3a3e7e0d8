import EventStudy
import Testing

@testable import StudyReport

struct TerminalSnapshotTests {
  @Test func `shows a study of two events in 80 columns`() throws {
    let text = TerminalSummary(try SampleStudy(eventCount: 2).result(), width: 80)
      .render(colored: false)
    #expect(text == Self.twoEvents)
  }

  /// The stamp ends with a blank, as its color needs it.
  private static let twoEvents = """
    Battery partnerships
    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
     SIMULATED DATA: nothing here says anything about a real company 

    On day 0, 2 events returned on average 1.54% more than the market model expects
    (95% interval -14.66% to +17.75%; 2 of 2 above zero); chance alone gives an
    average this large in about 1 study of 2 (Boehmer–Musumeci–Poulsen test,
    p = 0.429): not distinguishable from noise.
    One by one by the sample-quantile test, as an average of 2 hides them: ACME
    +0.27% (p = 0.739), BORAX +2.82% (p = 0.018); only BORAX is more than noise
    alone.
    Over the 5 tested windows the effect runs from +1.54% to +4.98%, above zero in
    all; none has p < 5% by the Boehmer–Musumeci–Poulsen test.
    Beware: 2 events have another event of the same symbol in the event window.

    2 events of 2 symbols, 1 left out.
    Estimated on days -120..-11 (at least 60% of its returns): 110 returns of each
    event, 2024-08-07 to 2025-01-18.
    Studied on days -10..10, 2025-01-08 to 2025-02-16, simple returns.
    Calendar nse, news outside a session: next session.

    Market model                           CAAR -10..10 ▂▁▁▂▂▃▃▃▃▄▅▆▆▆▆▇▇▇▇█▇ +3.55%
     Window  N     CAAR  Median  CAR > 0  Cross-sect. t    Patell z       BMP t
    ───────  ─  ───────  ──────  ───────  ─────────────  ──────────  ──────────
       0..0  2   +1.54%  +2.82%     100%        1.21        2.22**      1.25
                ±16.20%                      (0.440)     (0.026)     (0.429)
      -1..1  2   +1.90%  +3.47%     100%        1.22        1.58        1.26
                ±19.89%                      (0.438)     (0.114)     (0.428)
       0..1  2   +1.70%  +2.91%     100%        1.40        1.75*       1.48
                ±15.39%                      (0.394)     (0.081)     (0.377)
      -5..5  2   +4.98%  +7.02%     100%        2.45        2.15**      2.90
                ±25.84%                      (0.247)     (0.031)     (0.211)
    -10..10  2   +3.55%  +4.70%     100%        3.09        1.09        3.72
                ±14.59%                      (0.199)     (0.276)     (0.167)

     Window      Rank z  Gen. sign z
    ───────  ──────────  ───────────
       0..0     1.45         1.43
             (0.147)      (0.154)
      -1..1     1.17         1.43
             (0.240)      (0.154)
       0..1     1.30         1.43
             (0.193)      (0.154)
      -5..5     2.10**       1.43
             (0.036)      (0.154)
    -10..10     1.32         1.43
             (0.188)      (0.154)

    Events
    Event  Symbol  Announced         Day 0        AR(0)     t  p of t  VWAP(0)
    ─────  ──────  ────────────────  ──────────  ──────  ────  ──────  ───────
    E0001  ACME    2025-01-22 12:00  2025-01-22  +0.27%  0.32   0.751    99.30
        published 12:00 in the session of 2025-01-22: that session
    E0002  BORAX   2025-02-02        2025-02-02  +2.82%  2.85   0.005   115.00
        published 12:00 in the session of 2025-02-02: that session

    Cumulative abnormal return of each event (sample-quantile test)
    Under the market model
    Event  Symbol              0..0             -1..1              0..1
    ─────  ──────  ────────────────  ────────────────  ────────────────
    E0001  ACME    +0.27%     0.739  +0.34%     0.899  +0.49%     0.691
    E0002  BORAX   +2.82%**   0.018  +3.47%*    0.055  +2.91%**   0.036

    Event             -5..5           -10..10
    ─────  ────────────────  ────────────────
    E0001  +2.95%     0.416  +2.40%     0.593
    E0002  +7.02%**   0.020  +4.70%**   0.022

    Left out
    Event  Symbol  Reason code  Announced
    ─────  ──────  ───────────  ─────────
    E0003  CIRRUS  no_date
        the announcement has no publication date

    Events that disturb each other
    - E0001 and E0002 (ACME): the event windows overlap, the second is 7 trading
      days later

    Notes
    Prices: 1 warning
    ! ACME fell from 250.90 to 124.60 on 2025-07-16, which looks like a 1:2 split;
      add the line ACME,2025-07-16,0.5 to an adjustments file.
    Trading days: 1 note
    - The data has 248 of the 249 sessions of 2024.

    * p < 0.10, ** p < 0.05, *** p < 0.01, two-sided
    ± reaches to the ends of the 95% interval of the mean

    """
}
