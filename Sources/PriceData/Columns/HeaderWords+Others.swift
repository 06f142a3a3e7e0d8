/// The words for returns, and for what stands beside a price and is none.
extension HeaderWords {
  static let others: [(value: OtherValue, words: String)] = [
    (
      .change,
      """
      en change changes chg chng netchange pricechange changeinprice changepercent percentchange percentagechange
      en pctchange changepct pctchg chgpct changep pchange dailychange closechange diff difference netchng chgpct1d
      en pricechangepercent dailychangepercent gainloss netchg pctchng changeovertime pointschange chg1d
      en changefrompreviousclose changevsprevious absolutechange relativechange pricechangeper dayschange
      de veränderung differenz entwicklung diffabs diffproz änderung vortagesveränderung abs
      fr variation évolution écart
      es variación diferencia
      pt variação oscilação
      it variazione differenza
      nl verschil verandering wijziging
      pl zmiana zmianakursu
      ru изменение изм
      tr fark değişim değişimoranı
      hi परिवर्तन बदलाव
      zh 涨跌 涨跌额 涨跌幅 漲跌 漲跌價差 漲跌幅 漲跌額 涨幅 漲幅 变动 變動 更改 更改百分比 升跌 升跌幅 涨跌百分比 漲跌百分比
      ja 前日比 騰落率 変化率 変動 変動率 変化 前日比率
      ko 대비 등락률 등락율 전일비 변동 전일대비 변동률 등락폭 등락
      sv förändring utveckling
      da ændring forskel
      no endring
      fi muutos
      cs změna
      hu változás
      el μεταβολή διαφορά
      id selisih perubahan
      vi thayđổi
      th เปลี่ยนแปลง การเปลี่ยนแปลง
      ar التغير التغيير
      he שינוי
      """
    ),
    (
      .quote,
      """
      en bid ask bidprice askprice offer offerprice bestbid bestask spread pxbid pxask dlybid dlyask midprice
      en bidoraskaverage bidsize asksize lastbid lastask closingbid closingask pxmid nbbobid nbboask
      de geld brief geldkurs briefkurs spanne
      fr offre demande
      es compra venta ofertacompra ofertaventa
      pt compra venda preofc preofv ofertadecompra ofertadevenda
      it denaro lettera
      nl bied laat
      pl kupno sprzedaż
      ru спрос предложение
      tr alış satış enıyialış eniyisatış eniyialış
      zh 买价 卖价 买入价 卖出价 買價 賣價 最後揭示買價 最後揭示賣價 最後揭示買量 最後揭示賣量
      ja 買気配 売気配
      ko 매수호가 매도호가
      sv köp sälj
      """
    ),
    (
      .payout,
      """
      en dividend dividends stocksplits split splits splitfactor splitratio capitalgains exdividend divcash
      en dividendamount splitcoefficient divamt facpr facshr cfacpr cfacshr dlyfacprc ajexdi trfd ajexm adjfactor
      en adjustmentfactor adjustflag divd divsp dlyorddivamt dlynonorddivamt cumulativeadjustmentfactor
      de dividende ausschüttung splitfaktor
      fr dividende
      es dividendo dividendos
      pt dividendo proventos
      it dividendo dividendi
      pl dywidenda
      ru дивиденд дивиденды
      tr temettü
      hi लाभांश
      zh 复权因子 除权除息 股息 分红 現金股利
      ja 配当 分割
      ko 배당 배당금
      """
    ),
    (
      .size,
      """
      en marketcap marketcapitalization marketcapitalisation mktcap shrout sharesoutstanding curmktcap mktval cshoc
      en marketvalueofequity dlycap eqyshout issuedcapital freefloatmarketcap totalmarketcap dsmvosd dsmvtll
      en companymarketcap listedshares issuedshares
      de marktkapitalisierung aktienanzahl
      fr capitalisation capitalisationboursière
      es capitalización capitalizaciónbursátil
      pt valordemercado capitalização
      it capitalizzazione
      pl kapitalizacja
      ru капитализация
      tr piyasadeğeri
      zh 总市值 流通市值 总股本 流通股本 市值 發行股數 總市值 a股流通市值 流通股
      ja 時価総額 発行済株式数
      ko 시가총액 상장주식수 상장시가총액
      """
    ),
    (
      .count,
      """
      en trades nooftrades numberoftrades totaltrades openinterest delivper numtrades
      en transactions nooftransactions numberoftransactions tradecount dlynumtrd count openint nummoves tradestatus
      en numberofcontracts noofcontracts contracts unnamed0 level0 srno slno
      en serialno sno rowno rownumber ispaused isst nooftrds deals numberofdeals ntrades
      de trades abschlüsse anzahltrades anzahlabschlüsse
      fr nombredetransactions transactions nbtransactions
      es operaciones númerodeoperaciones
      pt negócios totneg númerodenegócios qtdnegócios
      it contratti numerocontratti
      nl transacties
      pl liczbatransakcji transakcje
      ru сделки сделок колвосделок количествосделок числосделок
      tr işlemsayısı sözleşmesayısı toplamsözleşmesayısı
      zh 成交笔数 成交筆數 筆數 笔数 序号 成交仟股 持仓量
      ja 約定回数 取引回数
      ko 거래건수 체결건수 번호
      sv avslut antalavslut
      da handler
      no handler antallhandler
      fi kaupat kauppojenlukumäärä
      id frekuensi
      """
    ),
    (
      .ratio,
      """
      en peratio pbratio dividendyield divyield turnoverrate turnoverratio pettm pbmrq psttm pcfncfttm amplitude
      en priceearnings pricetobook pricetoearnings deliverypercentage deliverypercent
      de kgv dividendenrendite volatilität
      fr rendement volatilité
      es rentabilidad volatilidad
      zh 换手率 振幅 市盈率 市净率 换手 週轉率 周转率 本益比 殖利率 股價淨值比 量比
      ja 回転率 配当利回り
      ko 회전율 배당수익률 외국인소진율 외국인지분율
      """
    ),
    (
      .extreme,
      """
      en 52wh 52wl 52weekhigh 52weeklow yearhigh yearlow upperband lowerband highlimit lowlimit limitup limitdown
      en 52wkhigh 52wklow yearhi yearlo upperlimit lowerlimit uplimit downlimit
      zh 涨停价 跌停价 涨停 跌停 漲停價 跌停價
      ja 年初来高値 年初来安値 値幅上限 値幅下限
      ko 상한가 하한가 연중최고 연중최저
      """
    ),
    (
      .adjusted,
      """
      en adjopen adjhigh adjlow adjvolume adjustedopen adjustedhigh adjustedlow adjustedvolume openadj highadj
      en lowadj volumeadj closeunadj
      """
    ),
  ]

  static let returns: [String] = [
    """
    en ret return returns dailyreturn dailyreturns simplereturn logreturn totalreturn stockreturn firmreturn dlyret
    en dretwd trt1m dailytotalreturn pctreturn percentreturn returnpct logreturns dailylogreturn
    en daytodaytotreturngrossdvds netreturn grossreturn
    de rendite tagesrendite aktienrendite
    fr rendementquotidien
    es rendimiento rentabilidaddiaria retorno
    pt retorno rentabilidade
    it rendimento
    nl rendement
    pl stopazwrotu
    ru доходность
    tr getiri
    hi प्रतिफल रिटर्न
    zh 收益率 日收益率 回报率 報酬率 日报酬率
    ja 収益率 リターン
    ko 수익률 일간수익률
    """,
    "en retx dretnd dlyretx",
  ]
}
