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
    2 events of 2 symbols, 1 left out; days 2024-08-07 to 2025-02-16
    Estimation -120..-11 (at least 60% of its returns), event window -10..10, simple
    returns
    Calendar nse, news outside a session: next session

    ! ACME fell from 250.90 to 124.60 on 2025-07-16, which looks like a 1:2 split;
      add the line ACME,2025-07-16,0.5 to an adjustments file.

    Market model                           CAAR -10..10 ▂▁▁▂▂▃▃▃▃▄▅▆▆▆▆▇▇▇▇█▇ +3.96%
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

    E0001 ACME: alpha 0.00031221 (s.e. 0.000842), beta 0.939884 (s.e. 0.161524),
    sigma 0.008396, R² 0.239, 110 returns from 2024-08-07 to 2025-01-05
     Window  Days     CAR   s.e.        t      p  p of SQ    BHAR   VWAP
    ───────  ────  ──────  ─────  ───────  ─────  ───────  ──────  ─────
       0..0     1  +0.27%  0.84%  0.32     0.751    0.739  +0.29%  99.30
      -1..1     3  +0.34%  1.47%  0.23     0.819    0.899  +0.41%  98.78
       0..1     2  +0.49%  1.20%  0.41     0.685    0.691  +0.50%  98.92
      -5..5    11  +2.95%  2.93%  1.01     0.317    0.416  +3.34%  98.82
    -10..10    21  +2.40%  4.22%  0.57     0.571    0.593  +3.03%  98.32

    E0002 BORAX: alpha 0.00045504 (s.e. 0.000955), beta 0.919512 (s.e. 0.181472),
    sigma 0.009761, R² 0.192, 110 returns from 2024-08-18 to 2025-01-18
     Window  Days     CAR   s.e.        t      p  p of SQ    BHAR    VWAP
    ───────  ────  ──────  ─────  ───────  ─────  ───────  ──────  ──────
       0..0     1  +2.82%  0.99%  2.85***  0.005    0.018  +2.91%  115.00
      -1..1     3  +3.47%  1.71%  2.02**   0.045    0.055  +3.63%  114.85
       0..1     2  +2.91%  1.40%  2.09**   0.039    0.036  +3.03%  115.97
      -5..5    11  +7.02%  3.40%  2.06**   0.041    0.020  +7.70%  113.37
    -10..10    20  +4.70%  4.76%  0.99     0.326    0.022  +5.63%     n/a

    Events
    Event  Symbol  Announced         Day 0        AR(0)        t      p  VWAP(0)
    ─────  ──────  ────────────────  ──────────  ──────  ───────  ─────  ───────
    E0001  ACME    2025-01-22 12:00  2025-01-22  +0.27%  0.32     0.751    99.30
        published 12:00 in the session of 2025-01-22: that session
    E0002  BORAX   2025-02-02        2025-02-02  +2.82%  2.85***  0.005   115.00
        published 12:00 in the session of 2025-02-02: that session

    Left out
    Event  Symbol  Reason code  Announced
    ─────  ──────  ───────────  ─────────
    E0003  CIRRUS  no_date
        the announcement has no publication date

    Events that disturb each other
    - E0001 and E0002 (ACME): the event windows overlap, the second is 7 trading
      days later

    Notes
    - The data has 248 of the 249 sessions of 2024.

    * p < 0.10, ** p < 0.05, *** p < 0.01, two-sided
    ± reaches to the ends of the 95% interval of the mean

    """
}
