extension CompanyDirectory {
  /// The table of the companies that Leyline brings, which `data/companies.csv` repeats for reading and
  /// copying; `make docs` makes this text from it.
  static let standardTable = """
    symbol,name,aliases,exchange,isin,bse_code
    360ONE,360 ONE WAM,360 ONE|IIFL Wealth|360 वन वैम|360 वन,NSE,INE466L01038,
    3931,CALB Group,CALB|CALB (HK)|CALB HK|CALB Co|सीएएलबी,HKEX,,
    6752,Panasonic Holdings,Panasonic|Panasonic Energy|Panasonic Corporation|पैनासोनिक,TSE,,
    ABB,ABB India,ABB|एबीबी इंडिया,NSE,,500002
    ABBOTINDIA,Abbott India,एबॉट इंडिया,NSE,,
    ABCAPITAL,Aditya Birla Capital,AB Capital|आदित्य बिड़ला कैपिटल|आदित्य बिरला कैपिटल,NSE,,
    ABFRL,Aditya Birla Fashion and Retail,Aditya Birla Fashion|आदित्य बिड़ला फैशन|आदित्य बिरला फैशन,NSE,,
    ACC,ACC Limited,ACC Cement|एसीसी सीमेंट|एसीसी लिमिटेड,NSE,,500410
    ADANIENSOL,Adani Energy Solutions,Adani Transmission|AESL|अदाणी एनर्जी सॉल्यूशंस|अडानी एनर्जी सॉल्यूशंस|अदाणी ट्रांसमिशन|अडानी ट्रांसमिशन,NSE,,
    ADANIENT,Adani Enterprises,Adani New Industries|अदाणी एंटरप्राइजेज|अडानी एंटरप्राइजेज|अदाणी एंटरप्राइजेस|अडानी एंटरप्राइजेस,NSE,,512599
    ADANIGREEN,Adani Green Energy,Adani Green|AGEL|अदाणी ग्रीन|अडानी ग्रीन|अदाणी ग्रीन एनर्जी|अडानी ग्रीन एनर्जी,NSE,,541450
    ADANIPORTS,Adani Ports and Special Economic Zone,Adani Ports|APSEZ|अदाणी पोर्ट्स|अडानी पोर्ट्स|अदाणी पोर्ट|अडानी पोर्ट,NSE,,532921
    ADANIPOWER,Adani Power,अदाणी पावर|अडानी पावर|अदाणी पॉवर|अडानी पॉवर,NSE,,533096
    ALKEM,Alkem Laboratories,Alkem|एल्केम लैबोरेटरीज|एल्केम लैब,NSE,,539523
    AMBUJACEM,Ambuja Cements,Ambuja Cement|Ambuja|अंबुजा सीमेंट|अंबुजा सीमेंट्स,NSE,,500425
    APLAPOLLO,APL Apollo Tubes,APL Apollo|एपीएल अपोलो,NSE,,
    APOLLOHOSP,Apollo Hospitals Enterprise,Apollo Hospitals|अपोलो हॉस्पिटल्स|अपोलो हॉस्पिटल,NSE,,508869
    APOLLOTYRE,Apollo Tyres,अपोलो टायर्स|अपोलो टायर,NSE,,500877
    ARE&M,Amara Raja Energy & Mobility,Amara Raja|Amara Raja Batteries|अमारा राजा|अमर राजा बैटरीज,NSE,,500008
    ASHOKLEY,Ashok Leyland,Switch Mobility|अशोक लेलैंड|अशोक लीलैंड|अशोक लेलेंड,NSE,INE208A01029,500477
    ASIANPAINT,Asian Paints,एशियन पेंट्स|एशियन पेंट,NSE,,500820
    ASTRAL,Astral,Astral Pipes|एस्ट्रल लिमिटेड|एस्ट्रल पाइप्स,NSE,,
    ATGL,Adani Total Gas,अदाणी टोटल गैस|अडानी टोटल गैस,NSE,,
    AUBANK,AU Small Finance Bank,AU Bank|एयू स्मॉल फाइनेंस बैंक|एयू बैंक,NSE,,540611
    AUROPHARMA,Aurobindo Pharma,Aurobindo|अरबिंदो फार्मा|अरविंदो फार्मा|ऑरोबिंदो फार्मा,NSE,,524804
    AXISBANK,Axis Bank,एक्सिस बैंक,NSE,,532215
    BAJAJ-AUTO,Bajaj Auto,बजाज ऑटो,NSE,,532977
    BAJAJFINSV,Bajaj Finserv,बजाज फिनसर्व,NSE,,532978
    BAJAJHFL,Bajaj Housing Finance,BHFL|Bajaj HFL|बजाज हाउसिंग फाइनेंस,NSE,,
    BAJAJHLDNG,Bajaj Holdings & Investment,Bajaj Holdings|बजाज होल्डिंग्स,NSE,,
    BAJFINANCE,Bajaj Finance,बजाज फाइनेंस|बजाज फाइनैंस,NSE,,500034
    BALKRISIND,Balkrishna Industries,BKT|बालकृष्ण इंडस्ट्रीज,NSE,,502355
    BANDHANBNK,Bandhan Bank,बंधन बैंक,NSE,,541153
    BANKBARODA,Bank of Baroda,बैंक ऑफ बड़ौदा,NSE,,532134
    BANKINDIA,Bank of India,बैंक ऑफ इंडिया,NSE,,532149
    BATAINDIA,Bata India,Bata|बाटा इंडिया,NSE,,500043
    BDL,Bharat Dynamics,BDL|भारत डायनेमिक्स|भारत डायनामिक्स|बीडीएल,NSE,,
    BEL,Bharat Electronics,BEL|भारत इलेक्ट्रॉनिक्स|बीईएल,NSE,,500049
    BERGEPAINT,Berger Paints India,Berger Paints|बर्जर पेंट्स,NSE,,509480
    BHARATFORG,Bharat Forge,भारत फोर्ज,NSE,,500493
    BHARTIARTL,Bharti Airtel,Airtel|भारती एयरटेल|एयरटेल,NSE,,532454
    BHARTIHEXA,Bharti Hexacom,भारती हेक्साकॉम,NSE,,
    BHEL,Bharat Heavy Electricals,BHEL|भारत हेवी इलेक्ट्रिकल्स|बीएचईएल,NSE,,500103
    BIOCON,Biocon,Biocon Biologics|बायोकॉन,NSE,,532523
    BLUESTARCO,Blue Star,ब्लू स्टार लिमिटेड,NSE,,
    BOSCHLTD,Bosch,Bosch India|बॉश लिमिटेड|बॉश इंडिया,NSE,,500530
    BPCL,Bharat Petroleum Corporation,Bharat Petroleum|BPCL|भारत पेट्रोलियम|बीपीसीएल|भारत पेट्रोलियम कॉर्पोरेशन,NSE,,500547
    BRITANNIA,Britannia Industries,Britannia|ब्रिटानिया इंडस्ट्रीज|ब्रिटानिया,NSE,,500825
    CANBK,Canara Bank,केनरा बैंक|कैनरा बैंक,NSE,,532483
    CDSL,Central Depository Services (India),Central Depository Services|CDSL|सीडीएसएल|सेंट्रल डिपॉजिटरी सर्विसेज,NSE,,
    CGPOWER,CG Power and Industrial Solutions,CG Power|सीजी पावर,NSE,,
    CHOLAFIN,Cholamandalam Investment and Finance Company,Cholamandalam Investment|Chola Finance|Cholamandalam Finance|CIFCL|चोलामंडलम इन्वेस्टमेंट|चोलामंडलम फाइनेंस,NSE,,511243
    CIPLA,Cipla,सिप्ला,NSE,,500087
    COALINDIA,Coal India,CIL|कोल इंडिया,NSE,,533278
    COCHINSHIP,Cochin Shipyard,कोचीन शिपयार्ड|कोचिन शिपयार्ड,NSE,,
    COFORGE,Coforge,कोफोर्ज,NSE,,532541
    COLPAL,Colgate-Palmolive (India),Colgate-Palmolive India|Colgate Palmolive|Colgate-Palmolive|कोलगेट पामोलिव|कोलगेट-पामोलिव,NSE,,500830
    CONCOR,Container Corporation of India,Container Corporation|CONCOR|कंटेनर कॉर्पोरेशन|कॉनकॉर,NSE,,531344
    COROMANDEL,Coromandel International,Coromandel|कोरोमंडल इंटरनेशनल,NSE,,
    CROMPTON,Crompton Greaves Consumer Electricals,Crompton Greaves Consumer|Crompton|क्रॉम्पटन ग्रीव्स कंज्यूमर|क्रॉम्पटन,NSE,,
    CUMMINSIND,Cummins India,कमिंस इंडिया,NSE,,500480
    DABUR,Dabur India,Dabur|डाबर इंडिया|डाबर,NSE,,500096
    DALBHARAT,Dalmia Bharat,Dalmia Cement|डालमिया भारत,NSE,,
    DEEPAKNTR,Deepak Nitrite,दीपक नाइट्राइट,NSE,,506401
    DELHIVERY,Delhivery,डेल्हीवरी|डेलीवरी लिमिटेड,NSE,,
    DIVISLAB,Divi's Laboratories,Divi's Labs|Divis Laboratories|Divis Labs|Divi's|DIVI|डिवीज लैबोरेटरीज|डिवीज लैब|डिविस लैब,NSE,,532488
    DIXON,Dixon Technologies (India),Dixon Technologies|Dixon Tech|Dixon|डिक्सन टेक्नोलॉजीज|डिक्सन टेक,NSE,,
    DLF,DLF,डीएलएफ,NSE,,532868
    DMART,Avenue Supermarts,DMart|D-Mart|एवेन्यू सुपरमार्ट्स|डीमार्ट|डी-मार्ट,NSE,,540376
    DRREDDY,Dr. Reddy's Laboratories,Dr Reddys Laboratories|Dr. Reddy's|Dr Reddys|Dr Reddy's Labs|DRL|डॉ रेड्डीज लैबोरेटरीज|डॉ. रेड्डीज|डॉक्टर रेड्डीज|डॉ रेड्डीज लैब,NSE,,500124
    EICHERMOT,Eicher Motors,Royal Enfield|VE Commercial Vehicles|आयशर मोटर्स|रॉयल एनफील्ड,NSE,,505200
    ENRIN,Siemens Energy India,सीमेंस एनर्जी इंडिया,NSE,,
    ESCORTS,Escorts Kubota,Escorts|एस्कॉर्ट्स कुबोटा,NSE,,500495
    ETERNAL,Eternal,Zomato|Blinkit|इटरनल लिमिटेड|जोमैटो|ब्लिंकिट,NSE,,543320
    EXIDEIND,Exide Industries,Exide|Exide Energy Solutions|एक्साइड इंडस्ट्रीज|एक्साइड|एक्साइड एनर्जी,NSE,,500086
    FACT,Fertilisers and Chemicals Travancore,Fertilizers and Chemicals Travancore|फर्टिलाइजर्स एंड केमिकल्स त्रावणकोर,NSE,,
    FEDERALBNK,Federal Bank,The Federal Bank|फेडरल बैंक,NSE,,500469
    FORTIS,Fortis Healthcare,Fortis|फोर्टिस हेल्थकेयर|फोर्टिस,NSE,,
    GAIL,GAIL (India),GAIL India|GAIL|Gas Authority of India|गेल इंडिया|गेल (इंडिया),NSE,,532155
    GLENMARK,Glenmark Pharmaceuticals,Glenmark|Glenmark Pharma|ग्लेनमार्क फार्मा|ग्लेनमार्क,NSE,,532296
    GMRAIRPORT,GMR Airports,GMR Airports Infrastructure|जीएमआर एयरपोर्ट्स|जीएमआर एयरपोर्ट,NSE,,
    GODFRYPHLP,Godfrey Phillips India,Godfrey Phillips|गॉडफ्रे फिलिप्स,NSE,,
    GODREJCP,Godrej Consumer Products,Godrej Consumer|GCPL|गोदरेज कंज्यूमर,NSE,,532424
    GODREJPROP,Godrej Properties,गोदरेज प्रॉपर्टीज,NSE,,
    GRASIM,Grasim Industries,Grasim|ग्रासिम इंडस्ट्रीज|ग्रासिम,NSE,,500300
    GUJGASLTD,Gujarat Gas,गुजरात गैस,NSE,,
    GVT&D,GE Vernova T&D India,GE T&D India|जीई वर्नोवा टीएंडडी,NSE,,
    HAL,Hindustan Aeronautics,HAL|हिंदुस्तान एयरोनॉटिक्स|हिंदुस्तान एरोनॉटिक्स|एचएएल,NSE,,541154
    HAVELLS,Havells India,Havells|हैवेल्स इंडिया|हैवेल्स,NSE,,517354
    HCLTECH,HCL Technologies,HCLTech|HCL Tech|एचसीएल टेक्नोलॉजीज|एचसीएल टेक|एचसीएलटेक,NSE,,532281
    HDFCAMC,HDFC Asset Management Company,HDFC AMC|HDFC Asset Management|एचडीएफसी एएमसी|एचडीएफसी एसेट मैनेजमेंट,NSE,,541729
    HDFCBANK,HDFC Bank,एचडीएफसी बैंक,NSE,INE040A01034,500180
    HDFCLIFE,HDFC Life Insurance Company,HDFC Life|HDFC Life Insurance|एचडीएफसी लाइफ|एचडीएफसी लाइफ इंश्योरेंस,NSE,,540777
    HEROMOTOCO,Hero MotoCorp,Hero Moto Corp|हीरो मोटोकॉर्प|हीरो मोटो कॉर्प,NSE,,500182
    HINDALCO,Hindalco Industries,Hindalco|Novelis|हिंडाल्को|हिंडाल्को इंडस्ट्रीज|नोवेलिस,NSE,,500440
    HINDPETRO,Hindustan Petroleum Corporation,Hindustan Petroleum|HPCL|हिंदुस्तान पेट्रोलियम|एचपीसीएल|हिंदुस्तान पेट्रोलियम कॉर्पोरेशन,NSE,,500104
    HINDUNILVR,Hindustan Unilever,HUL|हिंदुस्तान यूनिलीवर|एचयूएल,NSE,,500696
    HINDZINC,Hindustan Zinc,HZL|हिंदुस्तान जिंक,NSE,,500188
    HONAUT,Honeywell Automation India,Honeywell Automation|हनीवेल ऑटोमेशन,NSE,,
    HUDCO,Housing and Urban Development Corporation,HUDCO|हुडको,NSE,,
    HYUNDAI,Hyundai Motor India,HMIL|हुंडई मोटर इंडिया|ह्युंडई मोटर इंडिया|हुंदै मोटर इंडिया,NSE,,544274
    ICICIBANK,ICICI Bank,आईसीआईसीआई बैंक,NSE,INE090A01021,532174
    ICICIGI,ICICI Lombard General Insurance Company,ICICI Lombard|ICICI Lombard General Insurance|आईसीआईसीआई लोम्बार्ड|आईसीआईसीआई लोंबार्ड,NSE,,540716
    ICICIPRULI,ICICI Prudential Life Insurance Company,ICICI Prudential Life|ICICI Prudential Life Insurance|ICICI Pru Life|IPRU Life|आईसीआईसीआई प्रूडेंशियल लाइफ|आईसीआईसीआई प्रू लाइफ,NSE,,540133
    IDEA,Vodafone Idea,Vi Ltd|वोडाफोन आइडिया|वोडाफोन-आइडिया,NSE,,532822
    IDFCFIRSTB,IDFC First Bank,IDFC FIRST|आईडीएफसी फर्स्ट बैंक|आईडीएफसी फर्स्ट,NSE,,539437
    IGL,Indraprastha Gas,IGL|इंद्रप्रस्थ गैस|आईजीएल,NSE,,532514
    INDHOTEL,Indian Hotels Company,Indian Hotels|IHCL|Taj Hotels|इंडियन होटल्स|ताज होटल्स,NSE,,500850
    INDIANB,Indian Bank,इंडियन बैंक,NSE,,532814
    INDIGO,InterGlobe Aviation,IndiGo|इंटरग्लोब एविएशन|इंडिगो,NSE,,539448
    INDUSINDBK,IndusInd Bank,इंडसइंड बैंक,NSE,,532187
    INDUSTOWER,Indus Towers,इंडस टावर्स|इंडस टावर,NSE,,
    INFY,Infosys,इंफोसिस,NSE,INE009A01021,500209
    IOB,Indian Overseas Bank,इंडियन ओवरसीज बैंक,NSE,,
    IOC,Indian Oil Corporation,Indian Oil|IndianOil|IOCL|IOC|इंडियन ऑयल|इंडियन ऑयल कॉर्पोरेशन|आईओसीएल,NSE,,530965
    IRB,IRB Infrastructure Developers,IRB Infrastructure|IRB Infra|आईआरबी इंफ्रास्ट्रक्चर|आईआरबी इंफ्रा,NSE,,
    IRCTC,Indian Railway Catering and Tourism Corporation,IRCTC|Indian Railway Catering & Tourism Corporation|आईआरसीटीसी,NSE,,542830
    IREDA,Indian Renewable Energy Development Agency,IREDA|इरेडा|आईआरईडीए,NSE,,
    IRFC,Indian Railway Finance Corporation,IRFC|आईआरएफसी|इंडियन रेलवे फाइनेंस कॉर्पोरेशन,NSE,,543257
    ITC,ITC,आईटीसी,NSE,INE154A01025,500875
    ITCHOTELS,ITC Hotels,आईटीसी होटल्स,NSE,,
    JINDALSTEL,Jindal Steel,Jindal Steel & Power|JSPL|Jindal Steel and Power|जिंदल स्टील|जिंदल स्टील एंड पावर|जेएसपीएल,NSE,,532286
    JIOFIN,Jio Financial Services,Jio Financial|JFSL|जियो फाइनेंशियल सर्विसेज|जियो फाइनेंशियल|जियो फाइनेंस,NSE,,543940
    JSL,Jindal Stainless,जिंदल स्टेनलेस,NSE,,
    JSW,JSW Group,JSW|जेएसडब्ल्यू ग्रुप|जेएसडब्ल्यू समूह|जेएसडब्ल्यू,,,
    JSWCEMENT,JSW Cement,जेएसडब्ल्यू सीमेंट,NSE,,
    JSWENERGY,JSW Energy,जेएसडब्ल्यू एनर्जी,NSE,,
    JSWINFRA,JSW Infrastructure,JSW Infra|जेएसडब्ल्यू इंफ्रास्ट्रक्चर|जेएसडब्ल्यू इंफ्रा,NSE,,
    JSWSTEEL,JSW Steel,जेएसडब्ल्यू स्टील,NSE,,500228
    JUBLFOOD,Jubilant FoodWorks,Jubilant Food Works|जुबिलेंट फूडवर्क्स|जुबिलेंट फूड,NSE,,533155
    KALYANKJIL,Kalyan Jewellers India,Kalyan Jewellers|कल्याण ज्वेलर्स|कल्याण ज्वैलर्स,NSE,,
    KEI,KEI Industries,केईआई इंडस्ट्रीज,NSE,,
    KOTAKBANK,Kotak Mahindra Bank,Kotak Bank|कोटक महिंद्रा बैंक|कोटक बैंक,NSE,,500247
    KPITTECH,KPIT Technologies,KPIT|केपीआईटी टेक्नोलॉजीज|केपीआईटी,NSE,,542651
    LAURUSLABS,Laurus Labs,लौरस लैब्स|लॉरस लैब्स,NSE,,
    LICHSGFIN,LIC Housing Finance,LIC Housing|LIC HFL|LICHFL|एलआईसी हाउसिंग फाइनेंस,NSE,,500253
    LICI,Life Insurance Corporation of India,LIC|Life Insurance Corporation|भारतीय जीवन बीमा निगम|जीवन बीमा निगम|एलआईसी,NSE,,543526
    LODHA,Lodha Developers,Macrotech Developers|Macrotech|लोढ़ा डेवलपर्स|मैक्रोटेक डेवलपर्स|मैक्रोटेक,NSE,,
    LT,Larsen & Toubro,L&T|Larsen and Toubro|लार्सन एंड टुब्रो|लार्सन एंड टूब्रो|एलएंडटी|एल एंड टी,NSE,,500510
    LTF,L&T Finance,L&T Finance Holdings|एलएंडटी फाइनेंस|एल एंड टी फाइनेंस,NSE,,
    LTIM,LTIMindtree,LTI Mindtree|एलटीआई माइंडट्री|एलटीआईमाइंडट्री,NSE,,540005
    LTTS,L&T Technology Services,LTTS|एलएंडटी टेक्नोलॉजी सर्विसेज|एलटीटीएस,NSE,,540115
    LUPIN,Lupin,ल्यूपिन,NSE,,500257
    M&M,Mahindra & Mahindra,Mahindra and Mahindra|M&M|Mahindra Electric Automobile|महिंद्रा एंड महिंद्रा|एमएंडएम|एम एंड एम,NSE,,500520
    M&MFIN,Mahindra & Mahindra Financial Services,Mahindra Finance|M&M Financial Services|M&M Finance|M&M Fin|MMFSL|महिंद्रा फाइनेंस|महिंद्रा एंड महिंद्रा फाइनेंशियल सर्विसेज,NSE,,
    MANKIND,Mankind Pharma,मैनकाइंड फार्मा,NSE,,
    MANYAVAR,Vedant Fashions,Manyavar|वेदांत फैशन्स,NSE,,
    MARICO,Marico,मैरिको,NSE,,531642
    MARUTI,Maruti Suzuki India,Maruti Suzuki|Maruti|MSIL|मारुति सुजुकी|मारुति सुजुकी इंडिया|मारुती सुजुकी,NSE,,532500
    MAXHEALTH,Max Healthcare Institute,Max Healthcare|मैक्स हेल्थकेयर,NSE,,
    MAZDOCK,Mazagon Dock Shipbuilders,Mazagon Dock|मझगांव डॉक|मझगांव डॉक शिपबिल्डर्स|मजगांव डॉक,NSE,,
    MFSL,Max Financial Services,Max Financial|मैक्स फाइनेंशियल,NSE,,
    MOTHERSON,Samvardhana Motherson International,Samvardhana Motherson|Motherson|संवर्धन मदरसन|मदरसन,NSE,,517334
    MPHASIS,Mphasis,एम्फैसिस|एमफैसिस,NSE,,526299
    MRF,MRF,MRF Tyres|एमआरएफ,NSE,,500290
    MUTHOOTFIN,Muthoot Finance,मुथूट फाइनेंस,NSE,,533398
    NAUKRI,Info Edge (India),Info Edge|Naukri.com|इंफो एज|नौकरी डॉट कॉम,NSE,,532777
    NESTLEIND,Nestle India,Nestlé India|नेस्ले इंडिया,NSE,,500790
    NHPC,NHPC,एनएचपीसी,NSE,,533098
    NMDC,NMDC,एनएमडीसी,NSE,,526371
    NTPC,NTPC,एनटीपीसी,NSE,,532555
    NTPCGREEN,NTPC Green Energy,NTPC Green|एनटीपीसी ग्रीन|एनटीपीसी ग्रीन एनर्जी,NSE,,
    NYKAA,FSN E-Commerce Ventures,Nykaa|FSN E Commerce|एफएसएन ई-कॉमर्स,NSE,,543384
    OBEROIRLTY,Oberoi Realty,ओबेरॉय रियल्टी|ओबरॉय रियल्टी,NSE,,
    OFSS,Oracle Financial Services Software,Oracle Financial Services|OFSS|ओरेकल फाइनेंशियल सर्विसेज,NSE,,532466
    OIL,Oil India,ऑयल इंडिया,NSE,,533106
    OLAELEC,Ola Electric Mobility,Ola Electric|Ola Cell Technologies|Ola Cell|ओला इलेक्ट्रिक|ओला इलेक्ट्रिक मोबिलिटी,NSE,,544225
    OLECTRA,Olectra Greentech,Olectra|ओलेक्ट्रा ग्रीनटेक|ओलेक्ट्रा,NSE,,
    ONGC,Oil and Natural Gas Corporation,ONGC|Oil & Natural Gas Corporation|ओएनजीसी|तेल एवं प्राकृतिक गैस निगम|ऑयल एंड नेचुरल गैस कॉर्पोरेशन,NSE,,500312
    PAGEIND,Page Industries,पेज इंडस्ट्रीज,NSE,,532827
    PATANJALI,Patanjali Foods,Ruchi Soya|पतंजलि फूड्स|रुचि सोया,NSE,,
    PAYTM,One 97 Communications,Paytm|One97 Communications|One97|पेटीएम|वन 97 कम्युनिकेशंस|वन97 कम्युनिकेशंस,NSE,,543396
    PERSISTENT,Persistent Systems,परसिस्टेंट सिस्टम्स|पर्सिस्टेंट सिस्टम्स,NSE,,533179
    PETRONET,Petronet LNG,पेट्रोनेट एलएनजी,NSE,,532522
    PFC,Power Finance Corporation,PFC|पावर फाइनेंस कॉर्पोरेशन|पीएफसी,NSE,,532810
    PHOENIXLTD,Phoenix Mills,The Phoenix Mills|फीनिक्स मिल्स|फिनिक्स मिल्स,NSE,,
    PIDILITIND,Pidilite Industries,Pidilite|पिडिलाइट इंडस्ट्रीज|पिडिलाइट,NSE,,500331
    PIIND,PI Industries,पीआई इंडस्ट्रीज,NSE,,523642
    PNB,Punjab National Bank,PNB|पंजाब नेशनल बैंक|पीएनबी,NSE,,532461
    POLICYBZR,PB Fintech,Policybazaar|पीबी फिनटेक|पॉलिसीबाजार|पॉलिसी बाजार,NSE,,543390
    POLYCAB,Polycab India,Polycab|पॉलीकैब इंडिया|पॉलीकैब,NSE,,
    POWERGRID,Power Grid Corporation of India,Power Grid Corporation|PowerGrid|Power Grid|PGCIL|पावर ग्रिड कॉर्पोरेशन|पावरग्रिड,NSE,,532898
    POWERINDIA,Hitachi Energy India,Hitachi Energy|हिताची एनर्जी इंडिया,NSE,,
    PREMIERENE,Premier Energies,प्रीमियर एनर्जीज,NSE,,
    PRESTIGE,Prestige Estates Projects,Prestige Estates|प्रेस्टीज एस्टेट्स,NSE,,
    RAJESHEXPO,Rajesh Exports,ACC Energy Storage|राजेश एक्सपोर्ट्स,NSE,,531500
    RECLTD,REC Limited,REC Ltd|Rural Electrification Corporation|आरईसी लिमिटेड|रूरल इलेक्ट्रिफिकेशन कॉर्पोरेशन,NSE,,532955
    RELIANCE,Reliance Industries,Reliance New Energy|Reliance Jio|Jio Platforms|Reliance Retail|RIL|Reliance|रिलायंस इंडस्ट्रीज|रिलायंस|रिलायंस जियो|जियो प्लेटफॉर्म्स|रिलायंस रिटेल|रिलायंस न्यू एनर्जी|आरआईएल,NSE,INE002A01018,500325
    RELINFRA,Reliance Infrastructure,रिलायंस इंफ्रास्ट्रक्चर|रिलायंस इंफ्रा,NSE,,500390
    RPOWER,Reliance Power,रिलायंस पावर|रिलायंस पॉवर,NSE,,532939
    RVNL,Rail Vikas Nigam,RVNL|रेल विकास निगम|आरवीएनएल,NSE,,542649
    SAIL,Steel Authority of India,SAIL|स्टील अथॉरिटी ऑफ इंडिया|भारतीय इस्पात प्राधिकरण,NSE,,500113
    SBICARD,SBI Cards and Payment Services,SBI Card|SBI Cards|एसबीआई कार्ड|एसबीआई कार्ड्स,NSE,,543066
    SBILIFE,SBI Life Insurance Company,SBI Life|SBI Life Insurance|एसबीआई लाइफ|एसबीआई लाइफ इंश्योरेंस,NSE,,540719
    SBIN,State Bank of India,SBI|भारतीय स्टेट बैंक|स्टेट बैंक ऑफ इंडिया|एसबीआई,NSE,INE062A01020,500112
    SHREECEM,Shree Cement,Shree Cements|श्री सीमेंट,NSE,,500387
    SHRIRAMFIN,Shriram Finance,Shriram Transport Finance|श्रीराम फाइनेंस|श्रीराम ट्रांसपोर्ट फाइनेंस,NSE,,511218
    SIEMENS,Siemens,Siemens India|सीमेंस लिमिटेड|सीमेंस इंडिया,NSE,,500550
    SJVN,SJVN,एसजेवीएन,NSE,,533206
    SOLARINDS,Solar Industries India,Solar Industries|सोलर इंडस्ट्रीज,NSE,,
    SONACOMS,Sona BLW Precision Forgings,Sona BLW|Sona Comstar|सोना बीएलडब्ल्यू|सोना कॉमस्टार,NSE,,
    SRF,SRF,एसआरएफ लिमिटेड,NSE,,503806
    SUNPHARMA,Sun Pharmaceutical Industries,Sun Pharma|Sun Pharmaceutical|सन फार्मा|सन फार्मास्युटिकल,NSE,,524715
    SUPREMEIND,Supreme Industries,सुप्रीम इंडस्ट्रीज,NSE,,
    SUZLON,Suzlon Energy,Suzlon|सुजलॉन एनर्जी|सुजलॉन,NSE,,532667
    SWIGGY,Swiggy,Instamart|स्विगी|इंस्टामार्ट,NSE,,544285
    SYNGENE,Syngene International,Syngene|सिंजीन इंटरनेशनल,NSE,,
    TATACHEM,Tata Chemicals,टाटा केमिकल्स,NSE,,500770
    TATACOMM,Tata Communications,टाटा कम्युनिकेशंस,NSE,,500483
    TATACONSUM,Tata Consumer Products,Tata Consumer|TCPL|टाटा कंज्यूमर|टाटा कंज्यूमर प्रोडक्ट्स,NSE,,500800
    TATAELXSI,Tata Elxsi,टाटा एलेक्सी|टाटा एल्क्सी,NSE,,500408
    TATAMOTORS,Tata Motors,Jaguar Land Rover|JLR|टाटा मोटर्स|जगुआर लैंड रोवर|जेएलआर,NSE,,
    TATAPOWER,Tata Power Company,Tata Power|टाटा पावर|टाटा पॉवर,NSE,,500400
    TATASTEEL,Tata Steel,टाटा स्टील,NSE,,500470
    TATATECH,Tata Technologies,टाटा टेक्नोलॉजीज,NSE,,544028
    TCS,Tata Consultancy Services,TCS|टाटा कंसल्टेंसी सर्विसेज|टीसीएस,NSE,INE467B01029,532540
    TECHM,Tech Mahindra,टेक महिंद्रा,NSE,,532755
    TIINDIA,Tube Investments of India,Tube Investments|ट्यूब इन्वेस्टमेंट्स,NSE,,
    TITAN,Titan Company,Titan|Tanishq|टाइटन कंपनी|टाइटन,NSE,,500114
    TMCV,Tata Motors Commercial Vehicles,TML Commercial Vehicles|टाटा मोटर्स कमर्शियल व्हीकल्स,NSE,,
    TMPV,Tata Motors Passenger Vehicles,टाटा मोटर्स पैसेंजर व्हीकल्स,NSE,,
    TORNTPHARM,Torrent Pharmaceuticals,Torrent Pharma|टोरेंट फार्मा|टॉरेंट फार्मा,NSE,,500420
    TORNTPOWER,Torrent Power,टोरेंट पावर|टॉरेंट पावर,NSE,,
    TRENT,Trent,Westside|ट्रेंट लिमिटेड,NSE,,500251
    TVSMOTOR,TVS Motor Company,TVS Motor|टीवीएस मोटर|टीवीएस मोटर कंपनी,NSE,,532343
    ULTRACEMCO,UltraTech Cement,UltraTech|अल्ट्राटेक सीमेंट|अल्ट्राटेक,NSE,,532538
    UNIONBANK,Union Bank of India,Union Bank|यूनियन बैंक ऑफ इंडिया|यूनियन बैंक,NSE,,532477
    UNITDSPR,United Spirits,Diageo India|यूनाइटेड स्पिरिट्स,NSE,,532432
    UPL,UPL,यूपीएल लिमिटेड,NSE,,512070
    VBL,Varun Beverages,VBL|वरुण बेवरेजेज|वरुण बेवरेजेस,NSE,,
    VEDL,Vedanta,वेदांता,NSE,,500295
    VMM,Vishal Mega Mart,विशाल मेगा मार्ट,NSE,,
    VOLTAS,Voltas,वोल्टास,NSE,,500575
    WAAREEENER,Waaree Energies,Waaree|वारी एनर्जीज,NSE,,
    WIPRO,Wipro,विप्रो,NSE,,507685
    YESBANK,Yes Bank,यस बैंक|येस बैंक,NSE,,532648
    ZYDUSLIFE,Zydus Lifesciences,Zydus|Cadila Healthcare|जाइडस लाइफसाइंसेज|जायडस लाइफसाइंसेज|जाइडस|जायडस,NSE,,532321
    ,Reserve Bank of India,RBI|भारतीय रिजर्व बैंक|रिजर्व बैंक ऑफ इंडिया|रिजर्व बैंक|आरबीआई,,,
    ,Central Bank of India,सेंट्रल बैंक ऑफ इंडिया,,,
    ,Export-Import Bank of India,Exim Bank of India|एक्जिम बैंक ऑफ इंडिया,,,
    ,Indian Banks Association,Indian Banks' Association|इंडियन बैंक एसोसिएशन|इंडियन बैंक्स एसोसिएशन,,,
    ,Reliance Capital,रिलायंस कैपिटल,,,
    ,Reliance Communications,रिलायंस कम्युनिकेशंस|रिलायंस कम्युनिकेशन,,,
    ,Reliance General Insurance,Reliance Home Finance|Reliance Securities|Reliance Group|Reliance Naval|रिलायंस जनरल इंश्योरेंस|रिलायंस होम फाइनेंस|रिलायंस सिक्योरिटीज|रिलायंस ग्रुप|रिलायंस समूह|रिलायंस नेवल,,,
    ,SBI Mutual Fund,SBI Funds|SBI Securities|SBI Capital Markets|SBI Research|SBI Caps|एसबीआई म्यूचुअल फंड|एसबीआई सिक्योरिटीज|एसबीआई कैपिटल मार्केट्स|एसबीआई रिसर्च,,,
    ,HDFC Securities,HDFC Mutual Fund|ICICI Securities|ICICI Direct|Kotak Securities|Axis Securities|एचडीएफसी सिक्योरिटीज|एचडीएफसी म्यूचुअल फंड|आईसीआईसीआई सिक्योरिटीज|आईसीआईसीआई डायरेक्ट|कोटक सिक्योरिटीज|एक्सिस सिक्योरिटीज,,,
    ,Siemens AG,Siemens Gamesa|सीमेंस एजी|सीमेंस गमेसा,,,
    ,BSE Limited,BSE Ltd|Bombay Stock Exchange|National Stock Exchange of India|बॉम्बे स्टॉक एक्सचेंज|नेशनल स्टॉक एक्सचेंज ऑफ इंडिया|नेशनल स्टॉक एक्सचेंज,,,
    """
}
