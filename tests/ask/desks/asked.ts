/** Questions about the desks of the town, and what is meant: about what, which desks or place (none: all), on which day, on Monday 30 November 2026. */
export const asked: Record<string, string[]> = {
  en: [
    'when is the library open → hours library',
    'when is the library open on Saturday → hours library 2026-12-05',
    'What time does the library close today? → hours library 2026-11-30',
    'is the library still open → hours library',
    'library opening hours → hours library',
    'libary opning hours → hours library',
    'opening hours christmas eve → hours 2026-12-24',
    'open on sundays? → hours 2026-12-06',
    'are you open now → hours',
    'how late is the library open on friday → hours library 2026-12-04',
    'is citizen service open the day after tomorrow → hours citizens 2026-12-02',
    'will the library be open next monday → hours library 2026-12-07',
    'library hours this weekend → hours library 2026-12-05',
    'open 25 December → hours 2026-12-25',
    'is the library open on the 24th of December → hours library 2026-12-24',
    'library open december 31st → hours library 2026-12-31',
    'opening hours 4/12 library → hours library 2026-12-04',
    'town hall opening hours → hours town-hall',
    'is the library open for residents on thursday afternoon → hours library 2026-12-03',
    'can I visit citizen service on tuesday → hours citizens 2026-12-01',
    'Are all desks closed on New Year’s Day? → hours 2027-01-01',
    'open on bank holidays → hours 2026-12-25',
    'can I call you now → phone',
    'phone number of the library → phone library',
    'number for the citizen service → phone citizens',
    'do you answer the phone tomorrow → phone 2026-12-01',
    'where is the town hall → where town-hall',
    'library address → where library',
    'how do I get to the library → where library',
    'where can I find you → where',
  ],
  nb: [
    'når er biblioteket åpent → hours library',
    'når stenger biblioteket på lørdag → hours library 2026-12-05',
    'når åpner biblioteket i morgen → hours library 2026-12-01',
    'er biblioteket åpent i dag → hours library 2026-11-30',
    'åpningstider bibliotek → hours library',
    'åpnigstider biblotek → hours library',
    'bibliotekets åpningstider → hours library',
    'hvor lenge er biblioteket åpent i kveld → hours library 2026-11-30',
    'har dere åpent julaften → hours 2026-12-24',
    'åpent på søndager? → hours 2026-12-06',
    'er dere åpne nå → hours',
    'åpningstider i romjula → hours 2026-12-27',
    'er biblioteket åpent i helga → hours library 2026-12-05',
    'er innbyggerservice åpent i overmorgen → hours citizens 2026-12-02',
    'er biblioteket åpent neste mandag → hours library 2026-12-07',
    'åpent 24. desember → hours 2026-12-24',
    'åpningstider 24.12. biblioteket → hours library 2026-12-24',
    'stengt 17. mai? → hours 2027-05-17',
    'åpningstider rådhuset → hours town-hall',
    'kan jeg komme innom innbyggerservice på tirsdag → hours citizens 2026-12-01',
    'er dere åpne på helligdager → hours 2026-12-25',
    'kan jeg ringe dere nå → phone',
    'telefonnummer til biblioteket → phone library',
    'nummeret til innbyggerservice → phone citizens',
    'hvor er rådhuset → where town-hall',
    'adressen til biblioteket → where library',
    'hvor ligger biblioteket → where library',
    'hva er adressen deres → where',
  ],
  sl: [
    'kdaj je odprta knjižnica → hours library',
    'kdaj se v soboto zapre knjižnica → hours library 2026-12-05',
    'kdaj jutri odprejo knjižnico → hours library 2026-12-01',
    'do kdaj je danes odprta knjižnica → hours library 2026-11-30',
    'delovni čas knjižnice → hours library',
    'knižnica odpiralni čas → hours library',
    'ali je knjižnica odprta v nedeljo → hours library 2026-12-06',
    'odprto ob nedeljah? → hours 2026-12-06',
    'ste odprti na silvestrovo → hours 2026-12-31',
    'ali ste zdaj odprti → hours',
    'ali knjižnica dela ob sobotah → hours library 2026-12-05',
    'je knjižnica med vikendom odprta → hours library 2026-12-05',
    'je knjižnica odprta pojutrišnjem → hours library 2026-12-02',
    'je knjižnica odprta naslednji ponedeljek → hours library 2026-12-07',
    'odprto 24. decembra → hours 2026-12-24',
    'delovni čas knjižnice 24. 12. → hours library 2026-12-24',
    'uradne ure pisarne za občane → hours citizens',
    'delovni čas mestne hiše → hours town-hall',
    'odprto na praznike → hours 2026-12-25',
    'ali vas lahko zdaj pokličem → phone',
    'telefonska številka knjižnice → phone library',
    'kako pokličem v knjižnico → phone library',
    'kje je mestna hiša → where town-hall',
    'naslov knjižnice → where library',
    'kako pridem do knjižnice → where library',
    'kje se nahajate → where',
  ],
  nn: [
    'når er biblioteket ope → hours library',
    'når stengjer biblioteket på laurdag → hours library 2026-12-05',
    'opningstider bibliotek → hours library',
    'er de opne no → hours',
    'ope julaftan? → hours 2026-12-24',
    'når opnar innbyggjarservice i morgon → hours citizens 2026-12-01',
    'telefonnummeret til biblioteket → phone library',
    'kan eg ringje dykk no → phone',
    'kvar ligg rådhuset → where town-hall',
    'adressa til biblioteket → where library',
  ],
  de: [
    'wann hat die Bibliothek geöffnet → hours library',
    'Wann schließt die Bibliothek am Samstag? → hours library 2026-12-05',
    'Öffnungszeiten Bibliothek → hours library',
    'hat das Bürgerbüro morgen offen → hours citizens 2026-12-01',
    'haben Sie jetzt geöffnet → hours',
    'Öffnungszeiten Heiligabend → hours 2026-12-24',
    'sonntags geöffnet? → hours 2026-12-06',
    'ist die Bibliothek am 24.12. offen → hours library 2026-12-24',
    'Telefonnummer der Bibliothek → phone library',
    'kann ich Sie jetzt anrufen → phone',
    'Wo ist das Rathaus? → where town-hall',
    'Adresse der Bibliothek → where library',
  ],
  fr: [
    'quand ouvre la bibliothèque → hours library',
    'À quelle heure ferme la bibliothèque samedi ? → hours library 2026-12-05',
    'horaires de la bibliothèque → hours library',
    "heures d'ouverture → hours",
    'êtes-vous ouverts le dimanche → hours 2026-12-06',
    'la bibliothèque est-elle ouverte demain → hours library 2026-12-01',
    'ouvert le 24 décembre ? → hours 2026-12-24',
    'ouvert à Noël → hours 2026-12-25',
    'numéro de téléphone de la bibliothèque → phone library',
    'puis-je vous appeler maintenant → phone',
    'où se trouve la mairie → where town-hall',
    'adresse de la bibliothèque → where library',
  ],
  uk: [
    'коли відкрита бібліотека → hours library',
    'коли зачиняється бібліотека в суботу → hours library 2026-12-05',
    'години роботи бібліотеки → hours library',
    'чи працює бібліотека завтра → hours library 2026-12-01',
    'ви зараз відчинені → hours',
    'відчинено на Різдво → hours 2026-12-25',
    'чи відкрито 24 грудня → hours 2026-12-24',
    'графік роботи бібліотеки в неділю → hours library 2026-12-06',
    'номер телефону бібліотеки → phone library',
    'чи можна вам зараз подзвонити → phone',
    'де знаходиться ратуша → where town-hall',
    'адреса бібліотеки → where library',
  ],
  ar: [
    'متى تفتح المكتبة → hours library',
    'متى تغلق المكتبة يوم السبت؟ → hours library 2026-12-05',
    'أوقات العمل في المكتبة → hours library',
    'هل المكتبة مفتوحة غدا → hours library 2026-12-01',
    'هل أنتم مفتوحون الآن → hours',
    'دوام المكتبة يوم ٢٤ ديسمبر → hours library 2026-12-24',
    'هل تفتحون يوم الأحد → hours 2026-12-06',
    'رقم هاتف المكتبة → phone library',
    'هل يمكنني الاتصال بكم الآن → phone',
    'أين مبنى البلدية → where town-hall',
    'عنوان المكتبة → where library',
  ],
};

/** Questions with a word of hours, telephones or addresses that ask for something else: pages answer them. */
export const others: Record<string, string> = {
  en: `when can I renew an open loan | how do I open an account | where can I print | when do I get my grade
    how long do I have to return the book | where is my library card | change my phone number | my phone is broken
    how do I change my address | call number of a book | where do I return a book | open access articles
    can I borrow a book when the library is closed | when does registration close | closing date for applications
    open a door with my card | how many hours can I book a room | library card | where can I talk to someone
    is the exam open book | cannot open my email | address for invoices | is my account closed | phone | address
    the printer in the library is not working | library fees | open pdf | how do I get a library card | email address
    number of residents | what are the rules of the library | how do I open it | where do I pay`,
  nb: `når kan jeg fornye et lån | hvordan åpner jeg en konto | hvor kan jeg skrive ut | når får jeg karakteren
    hvor lenge kan jeg låne en bok | hvor er lånekortet mitt | bytte telefonnummer | ny telefon | endre adresse
    hvor leverer jeg bøker | kan jeg låne når biblioteket er stengt | når åpner påmeldingen | når stenger søknaden
    åpne døra med kortet | hvor mange timer kan jeg booke rom | lånekort på biblioteket | hvor kan jeg snakke med noen
    åpen tilgang til artikler | får ikke åpnet e-posten | kontoen min er stengt | telefon | adresse | åpne pdf
    skriveren på biblioteket virker ikke | hvor mye koster det å levere for sent | jeg mistet telefonen
    når må jeg betale | kan jeg spise på biblioteket | melde flytting ny adresse | ringe ut på dørtelefon`,
  sl: `kdaj lahko podaljšam izposojo | kako odprem račun | kje lahko tiskam | kdaj dobim oceno
    koliko časa lahko imam knjigo | kje je moja izkaznica | sprememba telefonske številke | nov telefon
    sprememba naslova | kje vrnem knjigo | ali lahko vrnem knjigo, ko je knjižnica zaprta | kdaj se odpre prijava
    kdaj se zaprejo prijave | odpreti vrata s kartico | koliko ur lahko rezerviram sobo | knjižnična izkaznica
    kje se lahko z nekom pogovorim | odprti dostop do člankov | ne morem odpreti e-pošte | moj račun je zaprt
    telefon | naslov | tiskalnik v knjižnici ne dela | odpreti pdf | kaj dela knjižnica | izgubil sem telefon
    kdaj moram plačati | ali smem jesti v knjižnici | omrežje ne dela | kako odprem`,
  de: `wann kann ich ein offenes Buch verlängern | wie öffne ich ein Konto | meine Adresse ändern | neues Telefon
    wo kann ich drucken | wie lange darf ich ein Buch behalten | offener Zugang zu Artikeln | wo ist mein Ausweis`,
  fr: `comment ouvrir un compte | changer mon adresse | nouveau téléphone | où imprimer
    quand puis-je renouveler un prêt | ouvrir un fichier pdf | où est ma carte | mon compte est fermé`,
  uk: `як відкрити рахунок | змінити адресу | новий телефон | де можна роздрукувати
    коли можна продовжити книгу | чому не працює інтернет | де моя картка | відкритий доступ до статей`,
  ar: `كيف أفتح حسابا | تغيير عنواني | هاتف جديد | أين أطبع | متى أجدد الكتاب | أين بطاقتي | الإنترنت لا يعمل
    البريد الإلكتروني لا يفتح`,
  nn: `korleis opnar eg ein konto | endre adresse | ny telefon | kvar kan eg skrive ut | når kan eg fornye eit lån
    opne pdf | kontoen min er stengd | kor lenge kan eg låne ei bok`,
};
