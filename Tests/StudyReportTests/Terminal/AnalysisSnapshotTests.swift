import EventStudy
import Testing

@testable import StudyReport

struct AnalysisSnapshotTests {
  @Test func `shows advice, corrections, groups, causes and outcomes in 80 columns`() throws {
    let text = TerminalSummary(try SampleStudy(analyzed: true).result(), width: 80)
      .render(colored: false)
    let start = try #require(text.firstRange(of: "Market model "))
    let end = try #require(text.firstRange(of: "\nEvents\n"))
    #expect(text[start.lowerBound..<end.lowerBound] == Self.analysis)
  }

  @Test func `explains the bound of rank tests and checks the residuals of a single event`() throws
  {
    let text = TerminalSummary(
      try SampleStudy(eventCount: 1, analyzed: true).result(),
      width: 100
    ).render(colored: false)
    #expect(text.contains("cannot exceed √(3 L)"))
    #expect(text.contains("Residuals: Durbin–Watson "))
  }

  private static let analysis = """
    Market model                           CAAR -10..10 ▁▁▂▂▃▄▄▃▃▃▇██▇▇▇▇▆▇▆▆ +2.53%
     Window  N    CAAR  Median  CAR > 0             Rank z      Cross-sect. t
    ───────  ─  ──────  ──────  ───────  ─────────────────  ─────────────────
       0..0  8  +2.06%  +2.37%     100%      3.74***            4.34***
                ±1.12%                   (<0.001) [<0.001]   (0.003)  [0.010]
      -1..1  8  +2.27%  +2.50%     100%      2.44**             5.67***
                ±0.95%                    (0.015)  [0.044]  (<0.001)  [0.003]
       0..1  8  +2.59%  +2.91%     100%      3.63***            7.62***
                ±0.80%                   (<0.001)  [0.001]  (<0.001) [<0.001]
      -5..5  8  +1.70%  +1.97%      88%      1.02               1.42
                ±2.84%                    (0.308)  [0.355]   (0.199)  [0.199]
    -10..10  8  +2.53%  +3.51%      88%      1.35               2.69**
                ±2.23%                    (0.178)  [0.355]   (0.031)  [0.062]

     Window           Patell z              BMP t       Gen. sign z
    ───────  ─────────────────  ─────────────────  ────────────────
       0..0      6.14***            4.35***           2.82***
             (<0.001) [<0.001]   (0.003)  [0.010]  (0.005)  [0.024]
      -1..1      3.86***            5.80***           2.82***
             (<0.001) [<0.001]  (<0.001)  [0.003]  (0.005)  [0.024]
       0..1      5.43***            7.66***           2.82***
             (<0.001) [<0.001]  (<0.001) [<0.001]  (0.005)  [0.024]
      -5..5      1.47               1.44              2.11**
              (0.141)  [0.250]   (0.194)  [0.194]  (0.035)  [0.070]
    -10..10      1.53               2.72**            2.11**
              (0.125)  [0.250]   (0.030)  [0.060]  (0.035)  [0.070]

    Which tests to trust
    4 of 8 events share their date with another (6 dates). Trust the Corrado rank
    test (Rank z) and the generalized rank t test (--test grank_t). The sample does
    not support the Patell test and the Boehmer–Musumeci–Poulsen test.

    Peers
    The event has 2 peers, which weigh equally; neither its own security is one of
    them, nor one with an announcement of its own in the event window (1 left out).

    Control firms
    In the market-adjusted model the return of a control firm takes the market's
    place: of the securities with 70% to 130% of the market value of the firm of the
    event, the one with the nearest book-to-market (Barber & Lyon 1997). All figures
    are the newest before day 0, at most 400 days earlier; 1 nearer security could
    not be one.

    Which model predicts
    On days before the events that are kept back, the errors of the market model are
    1.48% a day (root of the mean square), and 31.0% of the variance of returns is
    predicted.
    Model   Events    RMSE  Mean |error|     R²  Best of
    ──────  ──────  ──────  ────────────  ─────  ───────
    Market       2  1.481%        1.100%  0.310        2

    On another price
    p of Rank z
     Window  CAAR from close to close       p  CAAR from VWAP to VWAP       p
    ───────  ────────────────────────  ──────  ──────────────────────  ──────
       0..0                    +2.06%  <0.001                  +2.06%  <0.001
      -1..1                    +2.27%   0.015                  +2.27%   0.015
       0..1                    +2.59%  <0.001                  +2.59%  <0.001
      -5..5                    +1.70%   0.308                  +1.70%   0.308
    -10..10                    +2.53%   0.178                  +2.53%   0.178
    - VWAP to VWAP: over 0..0, -1..1, 0..1 both show it.

    The events as one case
    p-values of 2 events together: Fisher and Stouffer
    Window  Test  F rise  F fall    F p  S rise  S fall  S p
    ──────  ────  ──────  ──────  ─────  ──────  ──────  ───
      0..0  SQ     0.250   0.750  0.500     n/a     n/a  n/a
    Over 0..0 2 events together: none is below 5%.

    All events against synthetic controls
    weighted by fit; p by groups of placebo firms
    Window  N  Mean effect    from      to      p  close
    ──────  ─  ───────────  ──────  ──────  ─────  ─────
      0..0  2    +3.21%***  -2.00%  +2.25%  0.005  0.010
    1 event without a synthetic control, with the reason in synthetic_control.csv.

    E0001 against a synthetic control of 3 of 40 donors
    conformal p by shifts and by permutations, rank among placebo firms
     Window     CAR    from      to  Shifts p  Permuted p  Placebo p  Market
    ───────  ──────  ──────  ──────  ────────  ──────────  ─────────  ──────
       0..0  +4.00%  +1.50%  +6.50%     0.013       0.013      0.062  +0.27%
    -10..10  +6.00%     n/a     n/a     0.250       0.125      0.500  +2.40%
    On days of the estimation window that it had not seen the portfolio misses by
    1.41% a day, the market model by 1.52%: for this security the portfolio predicts
    better.
    Made of ACME 50%, BOLT 38%, CROW 12%.
    No interval over -10..10: it needs at least 399 values of the estimation window.

    E0002 against a synthetic control
    n/a: has 3 donors.

    Several tests
    Rank z, corrected for 5 p-values; every test and correction:
    adjusted_p_values.csv
     Window       p    Holm      BH
    ───────  ──────  ──────  ──────
       0..0  <0.001  <0.001  <0.001
      -1..1   0.015   0.044   0.024
       0..1  <0.001   0.001  <0.001
      -5..5   0.308   0.355   0.308
    -10..10   0.178   0.355   0.222

    Groups
    CAAR of each group under the market model, p of the Corrado rank test; below,
    whether they differ
    Group                Events              0..0             -1..1
    ───────────────────  ──────  ────────────────  ────────────────
    order                     5  +2.62%*** <0.001  +2.60%**   0.044
    partnership               3  +1.13%*    0.066  +1.72%     0.107
    order - partnership       8  +1.49%            +0.88%
    95% interval from         8  -0.71%            -1.50%
    to                        8  +3.69%            +3.27%
    Welch t                   8    1.77     0.139    1.04     0.358
    Mann–Whitney              8    1.34     0.250    0.75     0.571

    Group                            0..1              -5..5           -10..10
    ───────────────────  ────────────────  ─────────────────  ────────────────
    order                +2.84%***  0.007   +2.74%     0.234  +3.44%     0.249
    partnership          +2.16%***  0.006   -0.03%     0.836  +1.01%     0.413
    order - partnership  +0.68%             +2.77%            +2.43%
    95% interval from    -2.85%             -6.15%            -4.72%
    to                   +4.20%            +11.69%            +9.59%
    Welch t                0.74     0.527     1.00     0.392    1.13     0.346
    Mann–Whitney           0.45     0.786     0.45     0.786    1.34     0.250
    Every test of every group is in groups.csv, every comparison in
    group_comparisons.csv.

    Which groups differ
    Each two groups: difference of CAARs, p of the Welch test after Holm for 3 pairs
    Groups                           0..0             -1..1              0..1
    ───────────────────  ────────────────  ────────────────  ────────────────
    order - partnership  +1.49%     0.418  +0.88%     1.000  +0.68%     1.000
    order - any          +0.56%     0.600  +0.33%     1.000  +0.25%     1.000
    partnership - any    -0.93%     0.600  -0.55%     1.000  -0.42%     1.000

    Groups                          -5..5           -10..10
    ───────────────────  ────────────────  ────────────────
    order - partnership  +2.77%     1.000  +2.43%     1.000
    order - any          +1.04%     1.000  +0.91%     1.000
    partnership - any    -1.73%     1.000  -1.52%     1.000

    Regression of the CARs
    CARs of the market model on event columns, in parentheses standard errors with
    squared leverage (HC3). Coefficients are percentage points of CAR for one more
    of the column.
    Term               0..0       -1..1        0..1       -5..5     -10..10
    ───────────  ──────────  ──────────  ──────────  ──────────  ──────────
    Intercept       1.57        1.15        1.07        3.59        4.96
                  (2.78)      (2.38)      (2.16)      (3.46)      (3.37)
    size           0.047       0.109       0.148      -0.184      -0.237
                 (0.233)     (0.195)     (0.176)     (0.438)     (0.391)
    Events             8           8           8           8           8
    R²             0.015       0.110       0.284       0.035       0.094
    p of Wald F    0.845       0.597       0.432       0.689       0.567

    Correlation with the CARs
    The CARs of 0..0 do not go with size beyond chance: r = 0.37 (-0.631 to 0.909),
    p = 0.457. CARs of the market model; stars by permutations of the events
    Column   Window  Measure     Coefficient      p  permutations  Events
    ──────  ───────  ──────────  ───────────  ─────  ────────────  ──────
    size       0..0  Pearson r      0.370     0.471         0.457       6
    size       0..0  Spearman ρ     0.371     0.468         0.497       6
    size       0..0  Kendall τ      0.333     0.348         0.469       6
    size      -1..1  Pearson r      0.354     0.492         0.507       6
    size      -1..1  Spearman ρ     0.257     0.623         0.658       6
    size      -1..1  Kendall τ      0.200     0.573         0.719       6
    size       0..1  Pearson r      0.607     0.202         0.186       6
    size       0..1  Spearman ρ     0.371     0.468         0.497       6
    size       0..1  Kendall τ      0.333     0.348         0.469       6
    size      -5..5  Pearson r      0.298     0.566         0.607       6
    size      -5..5  Spearman ρ     0.314     0.544         0.564       6
    size      -5..5  Kendall τ      0.333     0.348         0.469       6
    size    -10..10  Pearson r      0.099     0.852         0.847       6
    size    -10..10  Spearman ρ     0.314     0.544         0.564       6
    size    -10..10  Kendall τ      0.200     0.573         0.719       6
    With 6 events the correlation with size says little: only |r| above 0.81 is
    significant at 5%.

    Leads and lags
    Nothing goes with the announcements beyond chance: returns, abnormal returns,
    the size of returns, volume and volatility stay within it at every lag from -3
    to 3.
    Announcements      N  Outcome                      Lag       r  Chance      p
    ─────────────────  ─  ───────────────────────────  ───  ──────  ──────  ─────
    All announcements  7  Return                        -2  +0.081   0.131  0.765
    All announcements  7  Abnormal return               -3  -0.070   0.135  0.647
    All announcements  7  Size of the abnormal return   -3  -0.070   0.135  0.647
    All announcements  7  Abnormal volume                0  +0.954   0.956  0.804
    All announcements  7  Volatility                    -3  +0.083   0.135  0.667
    Kind order, abnormal volume: n/a, the price files have no column of volumes.

    Abnormal volume, against its own mean                      ▁▂▃▃▄▃▂▁▂▁█▄▃▁▁▂▃▁▃▁▂
    Test                      0..0            -1..1             0..1
    ─────────────  ───────────────  ───────────────  ───────────────
    Events             8                8                8
    Mean           +0.02            +0.02            +0.03
    Cross-sect. t   4.34***  0.003   5.67*** <0.001   7.62*** <0.001
    BMP t           4.35***  0.003   5.80*** <0.001   7.66*** <0.001
    Rank z          3.74*** <0.001   2.44**   0.015   3.63*** <0.001
    Gen. sign z     2.82***  0.005   2.82***  0.005   2.82***  0.005

    Test                     -5..5          -10..10
    ─────────────  ───────────────  ───────────────
    Events             8                8
    Mean           +0.02            +0.03
    Cross-sect. t   1.42     0.199   2.69**   0.031
    BMP t           1.44     0.194   2.72**   0.030
    Rank z          1.02     0.308   1.35     0.178
    Gen. sign z     2.11**   0.035   2.11**   0.035
    Every number is in activity.csv.

    Abnormal volume, against the market's                      ▁▂▃▃▄▃▂▁▂▁█▄▃▁▁▂▃▁▃▁▂
    Test                      0..0            -1..1             0..1
    ─────────────  ───────────────  ───────────────  ───────────────
    Events             8                8                8
    Mean           +0.02            +0.02            +0.03
    Cross-sect. t   4.34***  0.003   5.67*** <0.001   7.62*** <0.001
    BMP t           4.35***  0.003   5.80*** <0.001   7.66*** <0.001
    Rank z          3.74*** <0.001   2.44**   0.015   3.63*** <0.001
    Gen. sign z     2.82***  0.005   2.82***  0.005   2.82***  0.005

    Test                     -5..5          -10..10
    ─────────────  ───────────────  ───────────────
    Events             8                8
    Mean           +0.02            +0.03
    Cross-sect. t   1.42     0.199   2.69**   0.031
    BMP t           1.44     0.194   2.72**   0.030
    Rank z          1.02     0.308   1.35     0.178
    Gen. sign z     2.11**   0.035   2.11**   0.035
    Every number is in activity.csv.

    Abnormal volatility, against the variance before the event
    Test                      0..0            -1..1             0..1
    ─────────────  ───────────────  ───────────────  ───────────────
    Events             8                8                8
    Mean           +0.02            +0.02            +0.03
    Cross-sect. t   4.34***  0.003   5.67*** <0.001   7.62*** <0.001
    BMP t           4.35***  0.003   5.80*** <0.001   7.66*** <0.001
    Rank z          3.74*** <0.001   2.44**   0.015   3.63*** <0.001
    Gen. sign z     2.82***  0.005   2.82***  0.005   2.82***  0.005

    Test                     -5..5          -10..10
    ─────────────  ───────────────  ───────────────
    Events             8                8
    Mean           +0.02            +0.03
    Cross-sect. t   1.42     0.199   2.69**   0.031
    BMP t           1.44     0.194   2.72**   0.030
    Rank z          1.02     0.308   1.35     0.178
    Gen. sign z     2.11**   0.035   2.11**   0.035
    Every number is in activity.csv.

    Calendar-time portfolio
    Each security from day 0 to day 10; 77 days with holdings; errors Newey–West
    with five lags
    Model   Term         Estimate       s.e.        t      p
    ──────  ───────────  ────────  ─────────  ───────  ─────
    Market  alpha a day   +0.100%     0.050%  2.00**   0.046
            market         0.9800  0.0005000  2.00**   0.046
    n/a: there are too few days.

    Returns across time and securities
    One regression over the events for each day; 2 to 8 events a day; intercepts
    summed
    Model   Window     Sum   s.e.        t      p
    ──────  ──────  ──────  ─────  ───────  ─────
    Market    0..0  +2.10%  0.70%  3.00**   0.024
              0..1     n/a    n/a   n/a       n/a
    n/a: Market over 0..1, day 1 has none.
    n/a: Market-adj., it has no factors.

    Day 0 before and after the announcement
    ACME on 2025-01-22, announced 12:02 IST: +1.00% from the previous close to
    12:00, +2.00% from there to the close. The 5-minute bar of the announcement
    began at 12:00 and moved +0.50%.
    Part of day 0  Return    VWAP  Shares  Bars
    ─────────────  ──────  ──────  ──────  ────
    before         +1.00%  100.40  12,000    33
    its bar        +0.50%  101.30     900     1
    after          +2.00%  102.50  30,000    41
    Its 75 bars of 5 minutes end at 103.00, -0.02% from the daily close of 103.02
    and hold 97% of the day's shares.
    Before: from the previous close to the last price of the bars that ended at or
    before the announcement. After: from that price to the close. The bar of the
    announcement has trades of both sides: its shares count for neither, its change
    of price is within the return after. An exchange may fix its close as an average
    of the last minutes or by an auction, so the last bar can end elsewhere.
    A return before the announcement cannot be its effect.

    If the news came after the close
    1 announcement without a time; p of Rank z
     Window    CAAR       p  CAAR one session later       p
    ───────  ──────  ──────  ──────────────────────  ──────
       0..0  +2.06%  <0.001                  +2.06%  <0.001
      -1..1  +2.27%   0.015                  +2.27%   0.015
       0..1  +2.59%  <0.001                  +2.59%  <0.001
      -5..5  +1.70%   0.308                  +1.70%   0.308
    -10..10  +2.53%   0.178                  +2.53%   0.178

    The minutes after the announcements
    After  Events    CAAR  Positive  t over events      p  t, standardized      p
    ─────  ──────  ──────  ────────  ─────────────  ─────  ───────────────  ─────
    5 min       2  +1.23%      100%           2.50  0.242             3.25  0.190

    After  p of signs
    ─────  ──────────
    5 min       0.500

    The minutes after E0001
    Announced at 12:02; 20 ordinary days; half of the move to the last bar was made
    within 3 minutes.
    After     Time     Move  Abnormal     t      p  Percentile
    ────────  ─────  ──────  ────────  ────  ─────  ──────────
    last bar  12:05  +1.00%    +0.99%  4.95  0.048        100%

    """
}
