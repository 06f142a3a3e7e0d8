/// The words for what was traded, and at what average.
extension HeaderWords {
  /// What was traded on a day.
  static let amounts: [Ranked] = [
    Ranked(
      role: .field(.volume),
      ranks: [
        """
        en volume vol totaltradedquantity totaltradedqty ttltrdqnty tottrdqty ttltradgvol noofshares noofshrs
        en sharestraded tradedquantity tradedqty tradedvolume totalvolume pxvolume numberofshares totalquantity
        en dlyvol cshtrd dnshrtrd volumeshares tradevolume acvoluns acvol1 cfvolume trvolume accumulatedvolume
        en totalshares volumetraded volumes cshtrm totaltradedvolume tradingvolume sharevolume volumevolume
        de umsatz stück stücke stk gehandeltestück umsatzinstück umsatzeinheiten umsatzstück handelsvolumenstück
        fr titreséchangés nombredetitres quantitéséchangées
        es títulos títulosnegociados
        pt quantidade qtd quatot quantidadenegociada títulosnegociados
        it quantità quantitàscambiata pezzi
        pl wolumen wol liczbaakcji
        ru объем объём объемторгов объёмторгов объемшт колво количество
        tr lot işlemmiktarı toplamişlemmiktarı işlemadedi toplamişlemadedi
        hi वॉल्यूम मात्रा आयतन
        zh 成交量 交易量 成交股數 成交股数 成交數量 成交数量 總成交量 总成交量
        ja 出来高 売買高
        ko 거래량 누적거래량
        sv volym antal antalaktier totalvolym
        da volumen antal
        no volum
        fi volyymi kappalemäärä
        cs objem
        hu forgalomdb mennyiség
        el όγκος
        vi khốilượng kl khốilượnggd
        th ปริมาณ
        ar الحجم الكمية
        he נפח
        """,
        """
        en qty quantity
        de volumen handelsvolumen
        es volumen vol
        pt volume
        nl volume
        tr hacim hac
        hu forgalom
        """,
      ]
    ),
    Ranked(
      role: .field(.turnover),
      ranks: [
        """
        en turnover tottrdval ttltrfval netturnov totalturnover tradedvalue totaltradedvalue turnovervalue
        en totaltradevalue dnvaltrd pxturnover money trnovruns turnoverincurrency valuetraded tradevalue
        en tradingvalue totalvalue volumeincurrency turnovernetto netturnover
        de umsatzgeld geldumsatz umsatzinwährung umsatzinkurswährung
        fr capitaux montantéchangé
        es efectivo importe efectivonegociado
        pt voltot volumefinanceiro financeiro valornegociado
        it controvalore
        nl omzet
        pl obrót obroty wartośćobrotu wartośćobrotów
        ru оборот объемруб стоимость
        tr işlemhacmi toplamişlemhacmi hgdghacim
        hi कारोबार टर्नओवर
        zh 成交额 成交金额 成交額 成交金額 交易额 總成交金額
        ja 売買代金
        ko 거래대금 누적거래대금
        sv omsättning
        da omsætning
        no omsetning
        fi vaihto liikevaihto
        id nilai
        vi giátrị gtgd
        th มูลค่า
        ar القيمة
        he מחזור
        """,
        """
        en value amount dollarvolume
        fr montant
        pl wartość
        """,
        """
        de volumen umsatz
        tr hacim
        hu forgalom
        """,
      ]
    ),
    Ranked(
      role: .field(.vwap),
      ranks: [
        """
        en vwap avgprice averageprice wap avgpric weightedaverageprice weightedavgprice waprice
        en volumeweightedaverageprice averagetradedprice eqyweightedavgpx weightedaverage dailyvwap
        de durchschnittskurs gewichteterdurchschnitt
        fr coursmoyen coursmoyenpondéré cmp
        es preciomedio preciomedioponderado
        pt preçomédio premed
        it prezzomedio prezzomedioponderato
        pl kursśredni średniakursważony
        ru средневзвешеннаяцена средневзвцена средневзвешенная
        tr aof ağırlıklıortalamafiyat ağırlıklıortalama hgdgaof
        hi औसत औसतमूल्य
        zh 均价 均價 成交均价 成交均價 加权平均价
        ja 加重平均 加重平均価格 売買高加重平均価格
        ko 가중평균 가중평균가격 가중평균주가
        sv snittpris genomsnittspris snittkurs
        da gennemsnitskurs
        no gjennomsnittspris
        fi keskikurssi keskihinta
        """,
        """
        en average
        de durchschnitt
        fr moyenne
        es medio
        it medio
        pt médio
        nl gemiddelde
        """,
      ]
    ),
    Ranked(
      role: .field(.delivered),
      ranks: [
        "en delivered deliverableqty delivqty deliverablequantity deliverablevolume deliveryqty deliveryquantity"
      ]
    ),
    Ranked(
      role: .field(.freeFloat),
      ranks: ["en freefloatshares freefloat floatshares sharesfloat freefloatsharesoutstanding"]
    ),
  ]
}
