# Azərbaycanca. Açarlar və arqumentlər en.ftl faylındakı kimidir.

### News: greeting

greeting-morning = Sabahınız xeyir!
greeting-day = Günortanız xeyir!
greeting-evening = Axşamınız xeyir!
greeting-night = Hər vaxtınız xeyir!

### News: digest

digest-intro = { $count ->
    [one] Sizin üçün bir xəbər var.
   *[other] Sizin üçün { $count } xəbər var.
}
digest-page = Səhifə { $page } / { $pages }
digest-last-day = Son xülasədən sonra seçdiyiniz bölmələrdə yeni xəbər yoxdur. Son 24 saatın xəbərləri:
digest-quiet-day = Seçdiyiniz bölmələrdə yeni xəbər yoxdur, son 24 saatda da xəbər olmayıb.
digest-nothing-new = Son xülasədən sonra seçdiyiniz bölmələrdə yeni xəbər yoxdur.
digest-missed = Fasilə zamanı ({ $missed }) nələr oldu: { $count ->
    [one] bir əsas xəbər.
   *[other] { $count } əsas xəbər.
}
digest-missed-nothing = Fasilə zamanı ({ $missed }) bölmələrinizdə yeni xəbər olmayıb.
digest-missed-long = Fasilə uzun olduğu üçün son üç günün xəbərləri göstərilir.

### News: lists

list-latest = Son xəbərlər
list-latest-section = Son xəbərlər: { $section }
list-interviews = Müsahibələr
list-empty = Burada hələ xəbər yoxdur.
list-interviews-empty = Hələ müsahibə yoxdur.
list-end = Hələlik bu qədər.
list-saved = Saxladığınız məqalələr
list-saved-empty = Hələ heç nə saxlamamısınız. Məqalənin altında 🔖 düyməsini basın: nə qədər köhnəlsə də, burada qalacaq.
list-saved-removing = Çıxarmaq istədiyiniz məqalənin nömrəsini basın.

### News: marks of a headline

mark-updated = yenilənib
mark-updated-at = yenilənib: { $time }
mark-withdrawn = geri götürülüb
mark-comment = şərh
mark-exclusive = eksklüziv
mark-statement = bəyanat
reading-time = { $minutes } dəq. oxu

### News: article

article-contents = Suallar
article-sponsored = Sponsorlu material
article-corrected = Agentlik bu xəbəri yeniləyib: { $when }.
article-withdrawn = Agentlik bu xəbəri geri götürüb.
article-no-text = Səhifədə göstəriləcək mətn yoxdur. Orijinalı açın.
article-part = Hissə { $part } / { $parts }
article-cut-short = Mətn burada bütöv göstərilməyəcək qədər uzundur. Davamını buradan oxuyun: { $source }
article-source = Mənbə: { $source }
article-summary-only = Tam mətn hazırda əlçatan deyil.
article-past-retention = Tam mətn burada artıq saxlanılmır, yalnız başlıq və keçid qalıb.

button-more = Daha { $count } xəbər
button-original = 🔗 Orijinal
button-share = ↗️ Paylaş
button-pages = 📄 Səhifələrlə (sadə mətn)
button-rich =
    { $parts ->
        [one] 📜 Hamısı bir mesajda
       *[other] 📜 Hamısı { $parts } mesajda
    }
button-save = 🔖 Saxla
button-saved = ✅ Saxlanılıb
button-story = 🔔 Mövzunu izlə
button-story-followed = ✅ Mövzu izlənilir
button-remove-some = 🗑 Çıxar…
button-remove-done = ✅ Hazırdır
button-retry = 🔄 Yenidən cəhd et
button-latest = 📰 Son xəbərlər
button-all-languages = 🌐 Bütün dillər
button-everything = 📋 Hamısı
button-read = 📖 Oxu

### News: why a page could not be had

failure-bad-url = Bu keçid veb-ünvana oxşamır.
failure-private-address = Bu ünvan açıq deyil, ona görə də onu açmaq mümkün olmadı.
failure-dns = Agentliyin saytı tapılmadı. Bir neçə dəqiqədən sonra yenidən cəhd edin.
failure-refused = Agentliyin saytı bağlantını qəbul etmədi. Bir neçə dəqiqədən sonra yenidən cəhd edin.
failure-tls = Agentliyin saytının həqiqiliyi təsdiqlənmədi, ona görə də səhifə açılmadı.
failure-timeout = Agentliyin səhifəsi cavab vermədi. Bir dəqiqədən sonra yenidən cəhd edin.
failure-too-large = Səhifə burada göstərilmək üçün həddən artıq böyükdür. Orijinalı açın.
failure-too-many-redirects = Səhifə dayanmadan başqa ünvana yönləndirir. Orijinalı açın.
failure-http-status = Agentliyin saytı xəta ilə cavab verdi. Bir dəqiqədən sonra yenidən cəhd edin.
failure-network = Agentliklə bağlantı kəsildi. Bir dəqiqədən sonra yenidən cəhd edin.
failure-robots = Agentlik bu səhifənin botlar tərəfindən oxunmasına icazə vermir. Orijinalı açın.
failure-not-a-feed = Bu ünvanda xəbər lenti yoxdur.
failure-not-a-page = Bu ünvanda göstərə biləcəyimiz məqalə yoxdur. Orijinalı açın.
failure-empty = Səhifə boşdur. Bir neçə dəqiqədən sonra yenidən cəhd edin.
failure-too-complex = Səhifə burada göstərilmək üçün həddən artıq mürəkkəbdir. Orijinalı açın.
failure-gone = Bu səhifə agentliyin saytında artıq yoxdur.

### News: sections

section-politics = Siyasət
section-economy = İqtisadiyyat
section-official_chronicle = Rəsmi xronika
section-official_documents = Rəsmi sənədlər
section-society = Cəmiyyət
section-culture = Mədəniyyət
section-sport = İdman
section-world = Dünya
section-science_education = Elm və təhsil
section-health = Səhiyyə
section-tourism = Turizm
section-regions = Regionlar
section-military = Hərb
section-incidents = Hadisə
section-technology = Texnologiya
section-ecology = Ekologiya
section-comment = Şərh
section-interview = Müsahibələr
section-analytics = Analitika
section-other = Digər xəbərlər
section-held = Siz yatarkən

### News: languages, in this language and in their own

language-az = Azərbaycan dili
language-en = İngilis dili
language-ru = Rus dili
language-de = Alman dili
language-fr = Fransız dili
language-es = İspan dili
language-ar = Ərəb dili
language-zh = Çin dili
language-own-az = Azərbaycanca
language-own-en = English
language-own-ru = Русский
language-own-de = Deutsch
language-own-fr = Français
language-own-es = Español
language-own-ar = العربية
language-own-zh = 中文

### Menus: welcome, settings, help

welcome-new =
    👋 <b>Xoş gəlmisiniz! Abunə oldunuz.</b>
    Ən vacib on başlıq { $schedule } ({ $zone } vaxtı ilə), istənilən məqalənin və müsahibənin tam mətni isə elə bu söhbətdə.
welcome-again =
    <b>Siz artıq abunəsiniz.</b>
    Xülasə { $schedule } gəlir ({ $zone } vaxtı ilə). Heç nə dəyişdirilmədi.
welcome-back =
    <b>Yenidən xoş gəlmisiniz!</b> Ayarlarınız olduğu kimi qalıb.
    Xülasə { $schedule } gəlir ({ $zone } vaxtı ilə).
welcome-group-new =
    👋 <b>Bu qrup abunə oldu.</b>
    Ən vacib on başlıq bura { $schedule } gələcək ({ $zone } vaxtı ilə). Nömrələr tam mətni mənimlə şəxsi söhbətinizdə açır.
welcome-group-again =
    <b>Bu qrup artıq abunədir.</b>
    Xülasə { $schedule } gəlir ({ $zone } vaxtı ilə). Heç nə dəyişdirilmədi.
welcome-group-back =
    <b>Yenidən buradayam!</b> Qrupun ayarları olduğu kimi qalıb.
    Xülasə { $schedule } gəlir ({ $zone } vaxtı ilə).
welcome-channel-new =
    <b>Kanal qoşuldu.</b>
    Ən vacib on başlıq orada { $schedule } yerləşdiriləcək ({ $zone } vaxtı ilə), təcili xəbərlər isə gələn kimi.
welcome-channel-again =
    <b>Kanal artıq qoşulub.</b>
    Xülasə { $schedule } yerləşdirilir ({ $zone } vaxtı ilə). Heç nə dəyişdirilmədi.
welcome-channel-back =
    <b>Kanala yenidən xəbər gəlir.</b> Ayarları olduğu kimi qalıb.
    Xülasə { $schedule } yerləşdirilir ({ $zone } vaxtı ilə).
welcome-news-language = Bu dildə hələ xəbər yoxdur, xəbərlər bu dildə gələcək: { $language }.
welcome-hint = İstənilən ayarı düymə ilə dəyişin və ya /help yazın.
subscribe-offer = Hər səhər günün ən vacib on başlığını burada almaq istəyirsiniz?
subscribe-first = Əvvəlcə abunə olun: ayarlarınızı saxlamaq üçün bu lazımdır.
button-subscribe = Abunə olmaq
button-digest-now = 📰 Xülasə indi
button-language = 🌐 Dil
button-topics = 🗂 Bölmələr
button-schedule = ⏰ Vaxt
button-timezone = 🌍 Saat qurşağı
button-privacy = 🔒 Məxfilik
button-quiet-on = 🌙 Sakit 23:00–07:00
button-quiet-off = 🔔 Sakit saatları söndür
button-sponsored = Sponsorlu materiallar
button-empty = Yeni xəbər yoxdursa, bildir
button-long-rich = Uzun məqalələr bir mesajda
button-back = ← Ayarlar
button-other-time = ✏️ Başqa
button-schedule-off = Xülasəsiz
button-city = ✏️ Başqa şəhər
button-second = + xəbərlər: { $language }
button-here-all = Qalan hər şey
button-settings = ⚙️ Ayarlar
button-stop-channel = ⏹ Yerləşdirməyi dayandır
button-connect = ➕ Kanal qoşmaq
button-choose-channel = 📣 Kanal seçmək
button-resume-channel = ▶️ Bəli, yenidən
button-export = 📦 Hamısı bir faylda
button-forget = Hamısını sil…
button-forget-sure = Bəli, hamısını sil
button-keep = Saxla
button-cancel = Ləğv et

command-digest = İndiki başlıqlar
command-latest = Ən yeni xəbərlər
command-interviews = Ən yeni müsahibələr
command-read = Tam mətn: nömrə, keçid və ya id
command-search = Sözlərə görə axtarış
command-check = Agentlik bunu dərc edib?
command-saved = Saxladığınız məqalələr
command-topics = Aldığınız bölmələr
command-schedule = Xülasə vaxtları
command-timezone = Saat qurşağınız
command-quiet = Sakit saatlar
command-language = Botun və xəbərlərin dili
command-follow = Söz keçən xəbərdən dərhal xəbər tutmaq
command-unfollow = Sözü izləməyi dayandırmaq
command-following = İzlədiyiniz sözlər və mövzular
command-breaking = Hansı bildirişlər gəlsin
command-here = Bu mövzuya nə gəlir
command-pause = Bir müddət heç nə gəlməsin
command-resume = Fasiləni bitirmək
command-why = Sizə nə göndərilib və niyə
command-settings = Bütün ayarlar bir ekranda
command-channels = Qoşduğunuz kanallar
command-privacy = Nələr saxlanılır və sizin id
command-export = Saxlanılanların hamısı bir faylda
command-forget = Saxlanılanların hamısını silmək
command-start = Bu qrupa xəbər gəlsin
command-stop = Daha heç nə gəlməsin
command-cancel = Sualdan çıxmaq
command-help = Bütün əmrlər

settings-screen =
    <b>Ayarlar</b>

    Dil: { $languages }
    Bölmələr: { $topics }
    Xülasələr: { $schedule }
    Saat qurşağı: { $zone }
    Sakit saatlar: { $quiet }
    Bildirişlər: { $alerts }
    İzlədikləriniz: { $words }
    Sponsorlu materiallar: { $sponsored }
    Yeni xəbər yoxdursa, bildir: { $empty }
settings-paused = ⏸ Fasilə bu vaxta qədərdir: { $until }. Ona qədər heç nə gəlmir.
settings-stopped = ⏸ Hazırda heç nə gəlmir. /start xülasələri qaytarır.
word-yes = bəli
word-no = xeyr
schedule-none = heç vaxt
words-none = yoxdur
words-stories = { $count } mövzu
quiet-none = yoxdur
days-all = hər gün
days-weekdays = iş günləri
days-weekends = həftəsonu
schedule-rule = { $days } saat { $times }
topics-all = Bütün bölmələr
topics-screen-all =
    <b>Bölmələr</b>
    Hamısını alırsınız. Yalnız bəzilərini seçmək üçün birini basın.
topics-screen =
    <b>Bölmələr</b>
    İşarələnmişləri alırsınız. “Digər xəbərlər” bölməsi olmayan xəbərlərdir.
topics-unknown = Tanımıram: { $names }. Tanıdıqlarım: { $known }. Məsələn: <code>/topics siyasət iqtisadiyyat</code>
schedule-screen =
    <b>Xülasə vaxtları</b>
    İndi: { $schedule } ({ $zone } vaxtı ilə).

    İstədiyiniz saatları basın və ya bir sətirdə yazın: <code>/schedule weekdays 08:00 18:30; weekends 10:00</code>
schedule-wrong = “{ $part }” nə gün, nə də vaxtdır. Məsələn: <code>/schedule weekdays 08:00 18:30; weekends 10:00</code>
schedule-set = Hazırdır. Xülasə { $schedule } gələcək ({ $zone } vaxtı ilə). Növbəti: { $next }.
schedule-set-off = Hazırdır. Xülasə gəlməyəcək. /schedule onu qaytarır.
schedule-ask = Saat neçədə? Belə yazın: <code>07:45</code> və ya <code>weekdays 07:45</code>. Çıxmaq üçün /cancel.
zone-screen =
    <b>Saat qurşağı</b>
    { $zone }, orada indi saat { $time }.

    Birini basın, şəhər yazın və ya məkanınızı göndərin.
zone-ask = Hansı şəhərdəsiniz? Adını yazın və ya məkanınızı göndərin. Çıxmaq üçün /cancel.
ask-reply = Zəhmət olmasa, bu mesaja cavab olaraq yazın.
ask-unfit = Bu, sualımın cavabı deyil. Zəhmət olmasa, cavab verin və ya /cancel ilə çıxın.
ask-ended = Üç cavab uyğun gəlmədi, ona görə daha soruşmuram: bundan sonra yazdığınız cavab sayılmayacaq. Yenidən soruşmağım üçün həmin düyməni basın və ya həmin əmri göndərin.
ask-over = Daha cavab gözləmirəm, ona görə bununla heç nə etmədim. Yenidən soruşmağım üçün həmin düyməni basın və ya həmin əmri göndərin. Söz axtarmaq üçün: <code>/search</code> və sözlər.
ask-late = Sualım artıq köhnəlib, ona görə bunu cavab saymadım və heç nə etmədim. Yenidən soruşmağım üçün həmin düyməni basın və ya həmin əmri göndərin.
zone-set = Hazırdır. Saat qurşağınız: { $zone }; orada indi saat { $time }.
zone-unknown = “{ $name }” tanınmadı. Yaxındakı böyük şəhəri, <code>Europe/Berlin</code> kimi qurşağı yazın və ya məkanınızı göndərin.
zone-which = Hansını nəzərdə tutursunuz?
language-screen =
    <b>Dil</b>
    Botun və xəbərlərin dili. İkinci dil yalnız birincinin boş qoyduğunu doldurur.
language-set = Hazırdır. İndi azərbaycanca danışıram.
language-news-only = Hazırdır. Xəbərlər indi bu dildə gəlir: { $language }. Özüm hələ o dildə danışmıram, Azərbaycanca davam edirəm.
language-news-from = Bu dildə hələ xəbər yoxdur, xəbərlər bu dildə gəlir: { $language }.
language-second-set = Hazırdır. Birinci dilin boş qoyduğunu bu dildə xəbərlər doldurur: { $language }.
language-second-off = Hazırdır. Xəbərlər bir dildə gəlir.
language-second-unknown = “{ $name }” dilində hələ xəbər yoxdur, ona görə ikinci dil ola bilməz. Xəbər olan dillər: { $known }. Məsələn: <code>/language { $example }</code>
language-unknown = “{ $name }” dilini hələ bilmirəm. Bildiklərim: { $known }. Məsələn: <code>/language { $example }</code>
quiet-set = Hazırdır. Sakit saatlar: { $quiet }. Həmin vaxt gələnlər səssiz gəlir.
quiet-set-off = Hazırdır. Sakit saatlar yoxdur.
quiet-wrong = “{ $part }” oxunmadı. Məsələn: <code>/quiet 23:00-07:00</code> və ya <code>/quiet off</code>
toast-saved = Yadda saxlanıldı
toast-form-rich = Uzun məqalələr bundan sonra bir mesajda gələcək. Mesaj boş görünürsə, “Səhifələrlə” düyməsini basın.
toast-form-pages = Məqalələr bundan sonra səhifələrlə gələcək.
toast-stale = Bu düymə köhnəlib. İndiki vəziyyət göstərilir.
toast-changed = Bundan sonra dəyişiklik olub, heç nə göndərilməyib. Zəhmət olmasa, yenidən baxın.
toast-stale-article = Səhifə hazırda göstərilə bilmir. Məqaləni yenidən açın.
toast-bookmarked = Saxlanıldı. Hamısı burada: /saved
toast-unbookmarked = Saxladıqlarınızdan çıxarıldı.
toast-bookmarks-full = 1000 məqalə saxlamısınız, bundan çox olmur. Əvvəlcə birini çıxarın: /saved
toast-bookmark-gone = Bu məqalə artıq burada yoxdur, ona görə saxlamaq olmur.
toast-story-followed = Davamı 30 gün ərzində dərhal gələcək. Mövzularınız: /following
toast-story-silent = İzlənilir, amma bildirişlər söndürülüb, heç nə gəlməyəcək. Yandırmaq: /breaking
toast-story-unfollowed = Bu mövzunu daha izləmirsiniz.
toast-story-gone = Bu məqalə artıq burada yoxdur, mövzusunu izləmək olmur.
toast-stories-full = { $count } mövzu izləyirsiniz, bundan çox olmur. Əvvəlcə birindən imtina edin: /following
toast-stale-search = Bu axtarış artıq yadımda deyil. Yenidən axtarın.
toast-unknown-button = Bu düymə köhnəlib. İşləyənlər: /help
toast-administrators = Bunu yalnız bu qrupun administratorları edə bilər.
toast-channel = Bunu yalnız bu kanalın administratorları edə bilər.
toast-error = Alınmadı. Bir daha cəhd edin.
toast-cancelled = Ləğv edildi
privacy-screen =
    <b>Məxfilik</b>
    Saxlanılır: bu söhbətin id-si, ayarlarınız, izlədiyiniz sözlər və mövzular, saxladığınız məqalələr, qoşduğunuz qruplar və kanallar, son 50 axtarışınız, sizə son göstərilən başlıqlar, sizə nəyin nə vaxt göndərildiyi (30 gün). Saxlanılmır: nə oxuduğunuz; yazdığınız başqa mesajlar və adınız da cavabdan sonra (ən geci iki gün ərzində) silinir.

    Sizin id: { $id }
    /export hamısını fayl kimi göndərir, /forget dərhal silir; yalnız əvvəl çıxarılmış ehtiyat nüsxələrdə, onlar silinənə qədər qalır.
privacy-group-screen =
    <b>Məxfilik</b>
    Saxlanılır: bu qrupun və ya kanalın id-si və adı, ayarları, onu kimin qoşduğu, burada son göstərilən başlıqlar, buradakı son 50 axtarış, bura nəyin nə vaxt göndərildiyi (30 gün). Saxlanılmır: üzvlərin kim olduğu; yazdıqları başqa mesajlar da cavabdan sonra (ən geci iki gün ərzində) silinir.

    Onun id-si: { $id }
    /forget hamısını dərhal silir; yalnız əvvəl çıxarılmış ehtiyat nüsxələrdə, onlar silinənə qədər qalır.
export-done = Bu söhbət haqqında saxlanılanların hamısı: { $when }.
export-failed = Fayl gəlib çatmamış ola bilər. Yoxdursa, bir dəqiqədən sonra yenidən istəyin: /export
forget-screen = <b>Hamısı silinsin?</b> Ayarlarınız, izlədiyiniz sözlər, saxladığınız məqalələr və qəbzlər birdəfəlik silinəcək, daha heç nə gəlməyəcək.
forget-done = Silindi. Bu söhbətdən daha heç nə saxlanılmır. /start yenidən başlayır.
forget-kept = Heç nə silinmədi.
stop-done = Daha heç nə gəlməyəcək. Ayarlarınız /start əmrinə qədər saxlanılır.
help-screen = <b>Nələr edə bilirəm</b>
help-hint = Axtarmaq üçün sözləri, tam mətni oxumaq üçün son siyahıdakı nömrəni və ya agentliyin keçidini göndərin. Agentliyin bir mesajı dərc edib-etmədiyini yoxlamaq üçün onu mənə yönləndirin.
# $bot: the bot's own name.
help-inline = İstənilən çatda məqalə paylaşmaq üçün: <code>@{ $bot } sözlər</code>
help-administrators = <b>Bu qrupun administratorları üçün</b>
help-group-hint = Nömrələr tam mətni mənimlə şəxsi söhbətinizdə açır.
read-usage = Hansını? Son siyahıdakı nömrəni, id və ya keçid yazın: <code>/read 3</code>
read-unknown = “{ $what }” məqaləsi yoxdur. Nömrələr son göstərilən siyahıya aiddir: /latest
read-foreign = Bu keçid agentliyin deyil. Aça bildiklərim: { $hosts }
read-too-old = Bu məqalə məndə yoxdur (və ya artıq yoxdur). Agentliyin səhifəsi: { $link }
latest-unknown-section = “{ $name }” bölməsini tanımıram. Tanıdıqlarım: { $known }
# $text: what was searched for.
search-nothing = “{ $text }” üzrə heç nə tapılmadı. Daha az söz və ya sözün yalnız əvvəlini yazın. Son xəbərlər: /latest, qalan əmrlər: /help
search-elsewhere = Sizin dilinizdə tapılmadı. Başqa dillərdə:
search-similar = Məhz bu sözlərlə heç nə yoxdur. Başqa şəkilçilərlə:
search-too-long = Bu, axtarış üçün çox uzundur: ən çoxu on söz ola bilər. Agentliyin bir mətni dərc edib-etmədiyini bilmək üçün /check yazın, sonra mətni göndərin.
search-or-send = Bu, oxucular üçündürsə, öz mesajınıza /broadcast ilə cavab yazın.
search-ask = Nə axtarırsınız? Başlıqdan və ya mətndən sözlər yazın; “dırnaq” içindəki sözlər ardıcıl gəlməlidir. Çıxmaq üçün /cancel.
check-ask = Nəyi yoxlayım? Mətni yönləndirin və ya yapışdırın, yaxud keçid göndərin. Çıxmaq üçün /cancel.
check-too-short = Müqayisə üçün bu azdır. Ən azı üç söz və ya keçid göndərin.
check-exact = ✅ <b>Bəli.</b> Agentlik bunu dərc edib:
check-exact-link = ✅ <b>Bəli.</b> Bu, agentliyin məqaləsidir:
check-former = ✏️ <b>Sonradan dəyişib.</b> Agentlik bu başlığı dərc etmiş, sonra isə düzəltmişdir:
check-withdrawn = ⚠️ <b>Geri götürülüb.</b> Agentlik bunu dərc etmiş, sonra isə geri götürmüşdür:
check-near = ❔ <b>Bu sözlərlə yox.</b> Agentlik buna oxşar xəbər dərc edib. Müqayisə edin:
# $date: the day of the oldest article there is.
check-none = ❌ <b>Tapılmadı.</b> Agentliyin bu tarixdən bəri dərc etdikləri arasında buna oxşar heç nə yoxdur: { $date }.
check-none-link = ❌ <b>Tapılmadı.</b> Ünvan agentliyindir, amma bu tarixdən bəri olan məqalələr arasında belə məqalə tanımıram: { $date }.
check-reading = ⏳ Daha əvvəlkiləri hələ oxuyuram: bir azdan yenidən soruşun.
check-more-links = Daha { $count } keçid yoxlanılmadı.
# $hosts: the agency's sites.
check-foreign-link = ❌ <b>Bu ünvan agentliyin deyil.</b> Onun saytları: { $hosts }
text-unknown = Anlamadım. Axtarmaq üçün söz yazın, son siyahıdakı nömrəni və ya agentliyin keçidini göndərin; əmrlər: /help
editor-unasked = Anlamadım. Bunu oxuculara göndərmək üçün ona /broadcast ilə cavab yazın; qalan əmrlər: /help
command-unknown = Bu əmri tanımıram. Bildiklərim: /help
cancel-done = Ləğv edildi.
cancel-nothing = Ləğv ediləcək heç nə yoxdur.
group-hello =
    <b>Salam!</b> Mən xəbər agentliyinin xülasələrini gətirirəm: seçdiyiniz saatlarda on başlıq və təcili xəbərlər.
    Qrupun administratoru düyməni basmayınca və ya { $command } yazmayınca heç nə gəlməyəcək. Mənə ünvanlanmış əmrlərdən başqa heç nə oxumuram.
group-back =
    <b>Yenə salam!</b> Bu qrupun ayarları məndə qalıb.
    Administrator düyməni basmayınca və ya { $command } yazmayınca heç nə gəlməyəcək.
group-administrators = Bura nəyin gələcəyini yalnız bu qrupun administratorları dəyişə bilər. Öz xəbərləriniz üçün mənimlə söhbət açıb “Start” düyməsini basın.
rights-unknown = Telegram sizin burada administrator olub-olmadığınıza cavab vermir. Bir dəqiqədən sonra yenidən cəhd edin.
group-lost = “{ $title }” qrupunda daha yaza bilmirəm: məni çıxarıblar və ya orada yazmağa icazəm yoxdur. Ayarları saxlanılır. Yenidən icazə veriləndə orada /start xəbərləri qaytaracaq.
group-moved = Bu qrup indi superqrupdur. Ayarları da köçdü.
here-screen =
    <b>Bu mövzuya nə gəlir</b>
    İşarələnmiş xəbərlər bura gəlir. Bölməni bura gətirmək və ya ümumi yerə qaytarmaq üçün onu basın.

    Bir sətirdə: <code>/here politics economy</code>, <code>/here all</code>, <code>/here off</code>
here-no-forum = Bu qrupda mövzular yoxdur: hər şey bura gəlir. Mövzular Telegramda qrupun ayarlarında açılır.
here-unknown = Tanımıram: { $names }. Tanıdıqlarım: { $known }. Məsələn: <code>/here politics economy</code>
channels-none =
    <b>Kanallar</b>
    Hələ heç bir kanal qoşmamısınız. Administratoru olduğunuz kanalda xülasələr və təcili xəbərlər yerləşdirirəm.
channels-screen =
    <b>Kanallar</b>
    Orada nəyin yerləşdirildiyini dəyişmək üçün kanalı basın. Bir sətirdə: <code>/schedule @ad 08:00</code>, <code>/stop @ad</code>
channel-ask = Hansı kanal? Aşağıdakı düymə ilə seçin, kanaldan bir yazı yönləndirin və ya @adını yazın. Son iki halda əvvəlcə məni orada yazmaq hüququ olan administrator edin. /cancel ilə çıxmaq olar.
channel-found = Bu kanaldayam.
channel-unknown = Bu kanalı tapmıram və ya orada deyiləm. Məni orada yazmaq hüququ olan administrator edin, sonra @adını göndərin və ya oradan bir yazı yönləndirin. Yenidən başlamaq: /channels
channel-administrators = Bu kanalda nəyin yerləşdirildiyini yalnız onun administratorları dəyişə bilər.
channel-no-rights = Bu kanalda yaza bilmirəm. Mənə orada yazmaq hüququ verin və yenidən cəhd edin: /channels
channel-hello = “{ $title }” kanalında yazmağıma icazə verdiniz. Orada xülasələr və təcili xəbərlər yerləşdirim? Düyməni basmayınca heç nə yerləşdirilməyəcək.
channel-back = “{ $title }” kanalında yenidən yaza bilirəm. Ayarları saxlanılıb. Xəbərlər yenidən ora gəlsin?
channel-lost = “{ $title }” kanalında daha yaza bilmirəm: məni çıxarıblar və ya orada yazmağa icazəm yoxdur. Ayarları saxlanılır. Yenidən yaza bildikdə sizə xəbər verəcəyəm.
channel-stopped = Bu kanalda daha heç nə yerləşdirilməyəcək. Ayarları saxlanılır: /channels
channel-forgotten = Ayrıldı. Bu kanaldan daha heç nə saxlanılmır. Yenidən qoşmaq: /channels
topic-gone = Yazdığım mövzu silinib. Bundan sonra bura yazacağam.
error-general = Məndə nəsə xəta baş verdi. Bir dəqiqədən sonra yenidən cəhd edin.
slow-down = Bu qədər tez cavab verə bilmirəm. İlk mesajlarınıza cavab verirəm, qalanlarını buraxıram: bir azdan onları təkrar göndərin.

### Alerts: the message itself

alert-flash = Son dəqiqə
alert-urgent = Təcili
alert-notable = Diqqətəlayiq
alert-word = İzlədiyiniz söz: { $words }
alert-word-past = İzlədiyiniz söz
alert-story = İzlədiyiniz mövzu: { $title }

### Broadcasts: what readers see

# In the place of a message that can no longer be deleted.
recalled-notice = Agentlik bu mesajı geri götürüb.

### Alerts: which come, and followed words

alerts-off = söndürülüb
alerts-flash = yalnız son dəqiqə
alerts-urgent = son dəqiqə və təcili
alerts-all = hamısı
alerts-a-day = { $choice }, gündə ən çoxu { $count }
alerts-words-a-day = { $choice }, izlənilən sözlər isə gündə ən çoxu { $count }
alerts-screen =
    <b>Bildirişlər</b>
    İndi: { $alerts }.

    “Son dəqiqə” istənilən saatda səslə gəlir və sayılmır. Təcili xəbərlər və izlədiyiniz sözlər sakit saatlarda səssiz gəlir. Günlük saydan artıq olanlar növbəti xülasəni gözləyir. Bildirişlər söndürüləndə izlənilən sözlər də gəlmir.

    Bir sətirdə: <code>/breaking təcili 5</code>
alerts-set = Hazırdır. Bildirişlər: { $alerts }.
alerts-wrong = “{ $part }” oxunmadı. Yazın: söndür, son dəqiqə, təcili və ya hamısı; istəsəniz, gündə ən çoxu neçə olsun (1–50): <code>/breaking təcili 5</code>
button-alerts = ⚡ Bildirişlər
button-own-alerts = ⚡ Mənim bildirişlərim
button-cap = gündə { $count }

following-screen =
    <b>İzlənilən sözlər: { $count }</b>
    { $words }

    Bu sözlərdən biri keçən yeni başlıq dərhal gəlir. İzləməyi dayandırmaq üçün sözü basın və ya yenisini əlavə edin: <code>/follow neft qiyməti</code>
following-empty =
    <b>İzlənilən sözlər</b>
    Hələ yoxdur. Söz və ya ifadə yazın, o keçən yeni başlıq dərhal gəlsin: <code>/follow neft qiyməti</code>

    Şəkilçilər və hərf işarələri fərq etmir: “Şuşa” həm “Şuşada”, həm də “Susa” sözünü tapır.
following-stories =
    <b>İzlədiyiniz mövzular: { $count }</b>
    Hər biri 30 gün izlənilir. Dayandırmaq üçün mövzunu basın; məqalənin altındakı 🔔 yenisini əlavə edir.
follow-added = İzlənilir: { $words }. Belə yeni başlıq dərhal gələcək.
follow-known = Bunu artıq izləyirsiniz: { $words }.
follow-empty = Burada hərf yoxdur. Məsələn: <code>/follow neft qiyməti</code>
follow-too-short = “{ $part }” çox qısadır: başlıqların yarısına uyğun gələr. Ən azı iki hərf yazın.
follow-too-long = “{ $part }” çox uzundur. İfadədə ən çoxu altı söz və 60 işarə ola bilər.
follow-full = “{ $part }” üçün yer yoxdur: ən çoxu 50 söz izləmək olar. Əvvəlcə birini silin: /following
follow-alerts-off = Bildirişlər söndürülüb, ona görə izlənilən sözlər də gəlmir. /breaking onları qaytarır.
unfollow-done = { $words } artıq izlənilmir.
unfollow-unknown = “{ $word }” sözünü izləmirsiniz.
button-following = 🔔 İzlədiklərim
button-saved-list = 🔖 Saxlanılanlar
button-unfollow = 🔕 İzləmə: { $word }
button-follow-again = ↩️ Yenidən izlə
toast-unfollowed = Artıq izlənilmir: { $word }
toast-not-followed = Bu sözü artıq izləmirsiniz.

### Pause and receipts

duration-minutes = { $count } dəqiqə
duration-hours = { $count } saat
duration-days = { $count } gün
duration-weeks = { $count } həftə
pause-screen =
    <b>Fasilə</b>
    Heç nə gəlmir, “Son dəqiqə” də daxil olmaqla. Sonra bir mesaj qaçırdıqlarınızı göstərir.

    Nə qədər? Birini basın və ya yazın: <code>/pause 3 gün</code>
pause-until =
    <b>Fasilə: { $until } vaxtınadək</b> ({ $zone } vaxtı ilə).
    Ona qədər heç nə gəlmir, “Son dəqiqə” də daxil olmaqla; sonra bir mesaj qaçırdıqlarınızı göstərəcək.
pause-wrong = “{ $part }” müddət kimi oxunmadı. Məsələn: <code>/pause 12 saat</code>, <code>/pause 3 gün</code>, <code>/pause 2 həftə</code>
pause-range = Fasilə bir saatdan 52 həftəyədək ola bilər. Məsələn: <code>/pause 12 saat</code>, <code>/pause 3 gün</code>, <code>/pause 2 həftə</code>
pause-none = Fasilə yoxdur.
pause-over = Fasilə bitdi.
pause-next = Növbəti xülasə: { $next }.
button-pause = ⏸ Fasilə
button-resume = ▶️ İndi davam et

why-screen = <b>Sizə nə göndərilib və niyə</b>
why-empty = Son 30 gündə sizə heç nə göndərilməyib.
why-next = Növbəti xülasə: { $next }.
why-digest = { $when } xülasəsi
why-catch-up = { $when }, fasilədən sonra
why-broadcast = { $when }, redaksiyadan
why-alert-flash = { $when }, son dəqiqə
why-alert-urgent = { $when }, təcili
why-alert-notable = { $when }, diqqətəlayiq
why-alert-word = { $when }, izlədiyiniz söz və ya mövzu
why-topic = { $sections } mövzusu
why-topic-rest = qalan hər şey
why-end-sent = göndərildi, saat { $time }
why-end-sent-items = göndərildi, saat { $time }, { $count } başlıq
why-end-skipped = buraxıldı, bölmələrinizdə yeni xəbər yox idi
why-end-told-nothing = bölmələrinizdə yeni xəbər yox idi; bu barədə saat { $time } bildirildi
why-end-unknown-stopped = bot dayandırılanda yolda idi. Çatmamış ola bilər; iki dəfə göndərilmir
why-end-unknown-connection = bağlantı kəsiləndə yolda idi. Çatmamış ola bilər; iki dəfə göndərilmir
why-end-held-notable = təcili olmadığı üçün növbəti xülasəyə saxlanıldı
why-end-held-cap = günlük bildiriş sayından artıq olduğu üçün növbəti xülasəyə saxlanıldı
why-end-too-late = göndərilmədi, vaxtı keçmişdi
why-end-paused = göndərilmədi, fasilə vermişdiniz
why-end-stopped = göndərilmədi, botu dayandırmışdınız
why-end-unreachable = çatdırılmadı, Telegram bu söhbətin əlçatan olmadığını bildirdi
why-end-no-rights = çatdırılmadı, bu söhbətdə bota bunu göndərməyə icazə verilmir
why-end-not-wanted = göndərilmədi, belə bildirişləri artıq istəmirdiniz
why-end-withdrawn = göndərilmədi, agentlik xəbəri geri götürmüşdü
why-end-cancelled = göndərilmədi, redaksiya ləğv etmişdi
why-end-failed = bizim səhvimiz üzündən göndərilmədi
why-end-dropped = göndərilmədi

### Editor

command-broadcast = Oxuculara mesaj göndərmək
command-broadcasts = Göndərişlər: gedən və bitmiş
command-editor-breaking = Məqaləni təcili xəbər kimi göndərmək
help-editor = <b>Redaktorlar üçün</b>
button-everyone = Hamıya
button-by-language = Dilə görə
button-only-test = Yalnız sınaq
button-now = İndi
button-send = Göndər
button-ask-approval = Təsdiqə göndər
button-send-now = İndi göndər
button-approvals = Təsdiqlər
button-audience = ← Kimə
button-broadcast-pause = Fasilə
button-broadcast-resume = Davam et
button-show-card = Kartı göstər
button-preview = Bax
button-edit = Dəyiş
button-new-time = Başqa vaxt
button-take-over = Öz üzərimə götür
button-cancel-sure = Bəli, ləğv et
button-level-flash = Son dəqiqə
button-level-urgent = Təcili
button-level-notable = Diqqətəlayiq
broadcast-ask = Nə göndərilsin? Mesajı formatı ilə yazın, şəkil, video, fayl və ya albom göndərin, yaxud məqalənin nömrəsini və ya linkini yazın. Çıxmaq üçün /cancel.
broadcast-unsendable = Bunu oxuculara göndərə bilmirəm. Bunlar olar: mətn, şəkil, video, GIF, fayl, audio, albom, məqalənin nömrəsi və ya linki. Bunlardan birini göndərin və ya /cancel ilə çıxın.
broadcast-wrong-length = Mesajda 1–{ $limit } simvol olmalıdır, bunda isə { $count } simvol var. Daha qısasını göndərin və ya /cancel ilə çıxın.
broadcast-refused = Telegram bu mesajı qəbul etmir, ona görə də onu göndərmək olmur. Heç nə göndərilmədi. Yenidən başlamaq üçün /broadcast.
broadcast-audience = <b>Kimə göndərilsin?</b>
broadcast-tested = ✅ Bu, sınaq idi: mesajı yalnız siz aldınız.
broadcast-languages = <b>Hansı dillər?</b> Birini və ya bir neçəsini seçin. Yanında: indi neçə söhbətin bu dildə olduğu.
broadcast-no-languages = Hazırda abunəçi yoxdur.
broadcast-when =
    Kimə: { $audience }

    <b>Nə vaxt?</b>
broadcast-previewed = Kimə: { $audience }. Başlayır: { $when }. Önbaxış aşağıdadır.
broadcast-preview = 👆 <b>Oxucular məhz bunu görəcək.</b>
broadcast-reach-to = Kimə: { $audience }
broadcast-reach-size = { $recipients ->
    [one] { $recipients } söhbət, { $time }
   *[other] { $recipients } söhbət, { $time }
}
broadcast-price = { $stars ->
    [one] Qiymət: təxminən { $stars } Telegram ulduzu
   *[other] Qiymət: təxminən { $stars } Telegram ulduzu
}
broadcast-nobody = Hazırda onu alacaq kimsə yoxdur, göndəriləsi heç nə yoxdur.
broadcast-to-everyone = hamıya
broadcast-to-language = dilə görə: { $languages }
broadcast-to-readers = xəbər oxuyanlara ({ $language })
broadcast-dropped = Ləğv edildi. Heç nə göndərilmədi.
broadcast-replaced = Dəyişdirildi: yeni kart aşağıdadır.
broadcast-edit-previewed = Mesajı önbaxışdan sonra dəyişdiniz, ona görə bu nəzərə alınmır: oxucular önbaxışdakını alacaq. Onu dəyişmək üçün altındakı “← Mesaj” düyməsini basın və ya yenidən yazın.
broadcast-edit-late = Mesajı dəyişməyiniz { $id } nömrəli göndərişi dəyişmir: o, göndərdiyiniz kimi yola düşüb. Vaxtını və ya təsdiqi gözləyirsə, onu kartından qaralamaya qaytarın; artıq gedibsə, “Düzəlt” düyməsi ilə dəyişin: /broadcasts
breaking-level-flash = <b>Son dəqiqə</b>: hamıda səslənir, sakit saatlarda da.
breaking-level-urgent = <b>Təcili</b>: səslənir, sakit saatlarda isə səssiz gəlir.
breaking-level-notable = <b>Diqqətəlayiq</b>: heç kimdə səslənmir, növbəti xülasəni gözləyir.
breaking-no-level = “{ $part }” nə dərəcədir, nə də vaxt. Dərəcələr: son dəqiqə, təcili, diqqətəlayiq. Məsələn: <code>/breaking 3 təcili</code> və ya <code>/breaking 3 son dəqiqə 18:30</code>
breaking-ask = <b>Hansı məqalə təcili xəbər kimi göndərilsin?</b> Nömrəsini basın və ya nömrəsini, id-sini, linkini yazın; istəsəniz, ardınca dərəcəni və vaxtı da: <code>3 təcili 18:30</code>. Göndərməzdən əvvəl onu görəcəksiniz. Çıxmaq üçün /cancel.
breaking-withdrawn = Agentlik bu məqaləni geri götürüb və ya o çox köhnədir: göndərmək olmur.
broadcast-name = <b>Göndəriş { $id }</b>
broadcast-name-flash = <b>Son dəqiqə { $id }</b>
broadcast-name-urgent = <b>Təcili { $id }</b>
broadcast-name-notable = <b>Diqqətəlayiq { $id }</b>
broadcast-state-draft = Hələ göndərilməyib
broadcast-state-running = Göndərilir
broadcast-state-paused = Fasilədədir
broadcast-state-stopped = Dayandırıldı: həddən çox mesaj alınmadı. “Davam et” alınmayanları yenidən göndərir.
broadcast-state-cancelled = Ləğv edildi: daha heç kim almayacaq.
broadcast-state-done = Bitdi
broadcast-counts = göndərildi { $sent } · alınmadı { $failed } · bloklayıb { $blocked }
broadcast-skipped = göndərilmədi (çıxıb, fasilədədir və ya ləğv edildi): { $count }
broadcast-held = indi göndərilmədi (xülasəni gözləyir, çıxıb və ya ləğv edildi): { $count }
broadcast-pace = saniyədə { $rate }, qalan vaxt: { $time }
broadcast-took = çəkdi: { $time }
broadcast-moved = Göndəriş { $id }: kartı aşağıdadır.
broadcast-report = ✅ <b>Göndəriş { $id } bitdi.</b>
broadcast-alarm = ⚠️ <b>Göndəriş { $id } dayandırıldı.</b> { $ended } mesajdan { $failed } alınmadı. Hələ göndərilməyənlər gözləyir.
broadcasts-title = <b>Göndərişlər</b>
broadcasts-empty = Hələ heç nə göndərilməyib. Başlamaq üçün /broadcast.
expected-moment = bir neçə saniyə
expected-under-minute = bir dəqiqədən az
expected-minutes = { $minutes ->
    [one] təxminən bir dəqiqə
   *[other] təxminən { $minutes } dəqiqə
}
expected-hours = təxminən { $hours } saat { $minutes } dəqiqə
took-seconds = { $seconds } san
took-minutes = { $minutes } dəq { $seconds } san
took-hours = { $hours } saat { $minutes } dəq

### Editor: drafts, their time and approval

button-by-section = Bölməyə görə
button-later = Sonra
button-content = ← Mesaj
button-time = ← Vaxt
button-card = ← Geri
button-version = 🌐 Başqa dil
button-approve = Təsdiq et
button-release = Təsdiqsiz göndər
button-again = Yenidən soruş
button-withdraw = Qaralamaya qaytar
button-propose = { $level }: göndərməzdən əvvəl bax
toast-own-approval = Öz təsdiqiniz sayılmır: onu başqa redaktorlar verməlidir.
toast-draft-again = Yenidən qaralamadır: yalnız siz göndərəndə gedəcək.
toast-taken-over = İndi sizindir.
toast-approval-void = Bu, artıq dəyişdirilib, geri götürülüb və ya göndərilib: burada təsdiqləməyə heç nə yoxdur.
toast-asked-already = Onlardan bir dəqiqədən az əvvəl soruşulub. Bir dəqiqə sonra yenidən soruşa bilərsiniz.
toast-approved = Təsdiqləndi: { $given } / { $needed }.
broadcast-wrong-caption = Başlıqda ən çoxu { $limit } simvol ola bilər, bunda isə { $count } simvol var. Daha qısa başlıqla göndərin və ya /cancel ilə çıxın.
broadcast-album-part = Bu, albomun bir hissəsi idi, mən də yalnız bu hissəni götürürəm. Bütün albom üçün: /broadcast yazın, sonra albomu yenidən göndərin.
broadcast-album-late = Bu albomun bir hissəsi gec çatdı və mesaja düşmədi. Hamısı olsun deyə: /broadcast yazın, sonra albomu yenidən göndərin.
broadcast-album-caption = Albomun bir başlığı olur. Birincisi saxlanılır, qalanları atılır.
broadcast-no-mention = İstifadəçi adı olmayan şəxsin qeydi oxuculara gedə bilməz: ondan yalnız sözlər qalır.
# $words: of a line beside a reply to the message to send, those nobody can make out.
broadcast-line-unknown = “{ $words }” sözünü anlamadım. Heç nə hazırlanmadı.
broadcast-line-mixed = Bu sözlərin hər birini anlayıram, amma birlikdə yox: ya hamını, ya dilləri, ya da bölmələri və bir vaxt yazın. Heç nə hazırlanmadı.
broadcast-line-forms =
    Kimə və nə vaxt göndəriləcəyini bildirmək üçün oxucuların alacağı mesaja belə bir sətirlə cavab verin:
    <code>/broadcast hamıya indi</code>
    <code>/broadcast az en 18:30</code>
    <code>/broadcast siyasət sabah 9:00</code>
broadcast-line-own = Mesaj elə yazdığınız sözlərdirsə, onları heç bir mesaja cavab vermədən göndərin.
broadcast-words = ⚠️ <b>Oxucular bu sözləri alacaq: “{ $words }”.</b>
broadcast-not-replied = ⚠️ <b>Oxucular cavab verdiyiniz mesajı yox, bu sözləri alacaq:</b> “{ $words }”
broadcast-album-second = Telegram ondan çox faylı bir neçə alboma bölür. Bu göndərişdə onların birincisidir, qalanı ora düşməyib. Onu da göndərmək üçün: /broadcast, sonra qalanını ayrıca albom kimi.
broadcast-sections = <b>Hansı bölmələr?</b> Birini və ya bir neçəsini seçin.
broadcast-no-sections = Hələ heç bir bölmə məlum deyil.
broadcast-to-sections = bölməyə görə: { $sections }
broadcast-reach-of = Düzəliş: { $id } nömrəli göndərişi almış çatlarda onun yerini tutur.
broadcast-chats = { $recipients ->
    [one] { $recipients } söhbət
   *[other] { $recipients } söhbət
}
broadcast-ask-time = Nə vaxt göndərilsin? Saatı və ya günü və saatı yazın, ən çoxu 60 gün sonra: <code>18:30</code> və ya <code>25.11 18:30</code> ({ $zone } vaxtı ilə). Çıxmaq üçün /cancel.
broadcast-time-unreadable = “{ $part }” yazısını vaxt kimi oxuya bilmədim.
broadcast-time-no-time = “{ $part }” günü deyir, saatı yox.
broadcast-time-no-such-day = Belə gün yoxdur: “{ $part }”.
broadcast-time-past = “{ $part }” artıq keçib.
broadcast-time-too-far = “{ $part }” çox uzaqdır: ən çoxu 60 gün olar.
broadcast-time-example = Məsələn: <code>18:30</code>, <code>sabah 9:00</code> və ya <code>25 noyabr 18:30</code> ({ $zone } vaxtı ilə).
broadcast-time-over = Başlamalı olduğu vaxt keçib. Heç nə göndərilmədi: vaxtı yenidən seçin.
broadcast-at-once = dərhal
broadcast-at = { $when } ({ $zone } vaxtı ilə)
broadcast-starts = Başlayır: { $when }
broadcast-needs = { $count ->
    [one] Onu daha bir redaktor təsdiqləməlidir.
   *[other] Onu daha { $count } redaktor təsdiqləməlidir.
}
broadcast-late-approval = Son təsdiq bu vaxtdan gec gələrsə, dərhal göndəriləcək; üç saatdan çox gecikərsə, əvvəlcə müəllifindən soruşulacaq.
broadcast-newest-words = Məqaləsi o vaxta qədər düzəldilsə, düzəldilmiş variant gedəcək və mən bunu sizə bildirəcəyəm.
broadcast-lacks = { $count ->
    [0] ⚠️ Başqa redaktor yoxdur: sahib /editors ilə əlavə edənə qədər gözləyəcək.
    [one] ⚠️ Cəmi bir başqa redaktor var: sahib /editors ilə yenilərini əlavə edənə qədər gözləyəcək.
   *[other] ⚠️ Cəmi { $count } başqa redaktor var: sahib /editors ilə yenilərini əlavə edənə qədər gözləyəcək.
}
broadcast-waiting = ⏳ <b>Göndəriş { $id } təsdiq gözləyir: { $given } / { $needed }.</b>
broadcast-approve-ask =
    👆 <b>Oxucular məhz bunu görəcək.</b>
    Redaktor <code>{ $editor }</code> sizdən { $id } nömrəli göndərişin təsdiqini istəyir. İndiyədək təsdiq: { $given } / { $needed }.
broadcast-approved = ✅ { $id } nömrəli göndərişi təsdiqlədiniz: { $given } / { $needed }.
broadcast-approve-changed = { $id } nömrəli göndəriş dəyişdirilmək üçün geri götürülüb. Yeni variant üçün təsdiqiniz yenidən istəniləcək.
broadcast-approve-renewed = { $id } nömrəli göndəriş sizdən təsdiq istəniləndən sonra dəyişib. İndiki variant üçün təsdiqiniz yenidən istənilir.
broadcast-approve-cancelled = { $id } nömrəli göndəriş ləğv edilib: təsdiqləməyə heç nə yoxdur.
broadcast-approve-sent = { $id } nömrəli göndərişin lazım olan təsdiqləri var, ya da artıq təsdiq lazım deyil.
broadcast-was-released = { $id } nömrəli göndərişi çatışmayan təsdiqlər olmadan buraxdınız. Bu, qeyd olundu: /audit
broadcast-draft-gone = Bu qaralama artıq göndərilib, ləğv edilib və ya dəyişdirilib. Yenidən başlamaq üçün /broadcast.
broadcast-renewed = ⚠️ <b>{ $id } nömrəli göndəriş artıq göstərildiyi kimi deyil:</b> xəbəri düzəldilib və ya başqa düzəliş ondan əvvəl göndərilib. İndi belədir; digər redaktorlardan təsdiq yenidən istənilir.
version-ask = O biri dildə bu hansı məqalədir? Nömrəsini, id-sini və ya linkini yazın. Çıxmaq üçün /cancel.
version-same = Bu məqalə də həmin dildədir: { $language }. Başqa dildə olanını yazın.
breaking-proposal =
    🔎 <b>Lent bunu təcili kimi işarələyib</b>
    { $title }

    Özü-özünə heç nə göndərilmir.
breaking-proposal-sent =
    ✅ <b><code>{ $editor }</code> nömrəli redaktor bunu oxuculara göndərdi: göndəriş { $id }</b>
    { $title }
breaking-proposal-prepared =
    🕒 <b><code>{ $editor }</code> nömrəli redaktor bunu hazırladı: { $id } nömrəli göndəriş vaxtında və ya təsdiqlənəndə gedəcək</b>
    { $title }

### Editor: after sending

button-recall = Geri götür
button-correct = Düzəlt
button-recall-now = Hamıdan geri götür
button-correct-now = Hər yerdə düzəlt
toast-recalled-already = Bu artıq geri götürülüb.
broadcast-name-recall = <b>Geri götürmə { $id }</b> ({ $of } nömrəli göndəriş)
broadcast-name-correction = <b>Düzəliş { $id }</b> ({ $of } nömrəli göndəriş)
broadcast-state-waiting = Təsdiq gözləyir: { $given } / { $needed }
# $time: "25 Nov, 18:30".
broadcast-state-scheduled = Vaxtı: { $time } ({ $zone } vaxtı ilə)
broadcast-state-late = { $time } ({ $zone } vaxtı ilə) getməli idi, o vaxt çoxdan keçib: müəllifindən soruşulub
broadcast-state-orphan = { $time } ({ $zone } vaxtı ilə) getməli idi, amma müəllifi artıq redaktor deyil: onu sahiblərdən biri öz üzərinə götürə bilər
broadcast-state-recall = Geri götürülür
broadcast-state-correction = Düzəldilir
broadcast-waits = { $id } nömrəli göndərişi gözləyir: eyni vaxtda biri gedir.
broadcast-waits-change = { $id } nömrəli düzəlişi bir az gözləyir.
broadcast-recalled = { $id } nömrəli geri götürmə ilə geri götürülüb
broadcast-corrected-whole = { $id } nömrəli düzəlişlə düzəldilib
broadcast-corrected-under-way = { $id } nömrəli düzəlişlə düzəldilir
broadcast-corrected-partly = { $id } nömrəli düzəliş bütün çatlara çatmayıb: eyni mətni yenidən göndərmək olar.
broadcast-left = qalıb { $left }
broadcast-counts-recall = geri götürüldü { $sent } · alınmadı { $failed } · əlçatmaz { $blocked }
broadcast-notices = silmək üçün çox köhnədir: { $count }. Orada mətn və ya başlıq indi geri götürüldüyünü deyir; foto, video və fayllar qalır.
broadcast-counts-correction = düzəldildi { $sent } · alınmadı { $failed } · əlçatmaz { $blocked }
broadcast-unchanged = dəyişmədi (mesaj artıq yoxdur və ya ləğv edildi): { $count }
broadcast-opened = məqalə { $count } dəfə açılıb
broadcast-report-recall = ✅ <b>Geri götürmə { $id } bitdi ({ $of } nömrəli göndəriş).</b>
broadcast-report-correction = ✅ <b>Düzəliş { $id } bitdi ({ $of } nömrəli göndəriş).</b>
broadcast-not-started-withdrawn = <b>Göndəriş { $id } başlamadı.</b> Agentlik məqaləni geri götürüb və ya o çox köhnədir.
broadcast-told-paused = <code>{ $editor }</code> nömrəli redaktor { $id } nömrəli göndərişinizə fasilə verdi.
broadcast-told-resumed = <code>{ $editor }</code> nömrəli redaktor { $id } nömrəli göndərişinizi davam etdirdi.
broadcast-told-cancelled = <code>{ $editor }</code> nömrəli redaktor { $id } nömrəli göndərişinizi göndərildiyi vaxt ləğv etdi.
broadcast-told-unplanned = <code>{ $editor }</code> nömrəli redaktor { $id } nömrəli göndərişinizi ləğv etdi. O, göndərilməyəcək.
broadcast-told-recalled = <code>{ $editor }</code> nömrəli redaktor { $id } nömrəli göndərişinizi geri götürdü: mesajları silinir.
broadcast-told-corrected = <code>{ $editor }</code> nömrəli redaktor { $id } nömrəli göndərişinizin mətnini düzəltdi.
broadcast-orphan = ⚠️ <b>{ $id } nömrəli göndərişin müəllifi artıq redaktor deyil.</b> Sahiblərdən biri onu öz üzərinə götürməsə, göndərilməyəcək.
broadcast-cancel-ask = <b>{ $id } nömrəli göndəriş ləğv edilsin?</b> O, { $time } ({ $zone } vaxtı ilə) getməlidir; ləğv edilsə, heç kimə getməyəcək.
broadcast-kept = { $id } nömrəli göndəriş olduğu kimi qalır.
broadcast-start-ask = <b>{ $id } nömrəli göndəriş indi getsin?</b> O, { $time } ({ $zone } vaxtı ilə) deyil, dərhal { $recipients } çata gedəcək.
broadcast-retimed = { $id } nömrəli göndərişin vaxtı dəyişdi, ona görə yenidən təsdiqlənməlidir. Təsdiqə göndərib təsdiq alana qədər getməyəcək.
broadcast-not-started-recalled = <b>Düzəliş { $id } ləğv edildi.</b> Göndəriş { $of } bu arada geri götürülüb: düzəltməyə heç nə yoxdur.
broadcast-put-off-late = <b>Göndəriş { $id } getməyib.</b> O, { $time } ({ $zone } vaxtı ilə) başlamalı idi, üstündən üç saatdan çox keçib. İndi göndərilsin?
broadcast-put-off-approvals = <b>Göndəriş { $id } başlamadı.</b> Vaxtı çatıb, amma indi { $needed } təsdiqdən yalnız { $given } sayılır: qalanlarını verənlər artıq redaktor deyil. Digər redaktorlardan təsdiq istənilir; təsdiqlənən kimi gedəcək.
broadcast-put-off-changed = <b>Göndəriş { $id } başlamadı.</b> Təsdiqdən sonra məqaləsi düzəldilib. İndiki variantı aşağıdadır. Digər redaktorlardan təsdiq yenidən istənilir; bu variant təsdiqlənən kimi gedəcək.
broadcast-started-changed = <b>Göndəriş { $id } məqalənin indiki variantı ilə gedir:</b> siz baxandan sonra məqalə düzəldilib.
broadcasts-running = <b>Gedənlər</b>
broadcasts-waiting = <b>Təsdiq gözləyənlər</b>
broadcasts-scheduled = <b>Planlaşdırılanlar</b>
broadcasts-past = <b>Keçmiş</b>
cause-title = Mesajlar niyə çatmadı:
cause-blocked = bot bloklanıb
cause-deactivated = hesab silinib
cause-not-found = çat artıq yoxdur
cause-removed = bot qrupdan və ya kanaldan çıxarılıb
cause-no-rights = bot orada yaza bilmir
cause-stopped = oxucu botu dayandırıb
cause-paused = oxucu fasilə verib
cause-not-wanted = oxucu belə bildirişləri istəmir
cause-held = növbəti xülasəyə saxlanılıb
cause-withdrawn = agentlik məqaləni geri götürüb
cause-superseded = yerinə bu məqalənin başqa bildirişi gedib
cause-cancelled = göndəriş ləğv edilib
cause-too-late = vaxtı keçib
cause-gone = mesaj artıq yoxdur
cause-moved = qrup superqrupa çevrilib, köhnə mesajları dəyişmək olmur
cause-telegram = Telegram yüklənmişdi və ya işləmirdi
cause-network = Telegram ilə əlaqə alınmadı
cause-internal = bizim tərəfdə səhv
cause-other = başqa səbəblər
# $words: what Telegram said, in English.
cause-refused = Telegram mesajı qəbul etmədi: “{ $words }”
recall-title = <b>{ $id } nömrəli göndəriş geri götürülsün?</b>
recall-open = O hələ gedir: əvvəlcə ləğv ediləcək.
recall-recent = { $count } mesaj silinəcək.
recall-older = { $count } mesaj 48 saatdan köhnədir: yerinə “Agentlik bu mesajı geri götürüb” yazılacaq.
recall-older-media = { $count } mesaj 48 saatdan köhnədir və qalır: yalnız başlığı dəyişir, “Agentlik bu mesajı geri götürüb” yazılacaq.
recall-unknown = Daha { $count } mesaj çatlarda ola bilər, amma onları tapa bilmirəm: nömrəsi məlum olmayıb, çat silinib və ya qrup superqrupa çevrilib. Onlar qalır.
recall-nothing = Geri götürə biləcəyim heç nə yoxdur: çatlarda { $id } nömrəli göndərişin mesajını bilmirəm.
recall-dropped = Heç nə geri götürülmədi.
correct-ask = Yeni mətni formatı ilə yazın. O, bütün çatlarda köhnəsinin yerini tutacaq; foto, video və faylların yalnız başlığı dəyişir. Çıxmaq üçün /cancel.
correct-only-text = Mətnin və ya başlığın yerini yalnız mətn tuta bilər. Onu yazın və ya /cancel ilə çıxın.
# $count: characters it has.
correct-wrong-length = Yeni mətndə 1–{ $limit } simvol olmalıdır, bunda isə { $count } simvol var. Başqasını göndərin və ya /cancel ilə çıxın.
correct-same = Mətn elə budur. Başqasını yazın və ya /cancel ilə çıxın.
correct-over = Onu artıq düzəltmək olmaz.
correct-recalled = Göndəriş { $id } bu arada geri götürülüb: düzəltməyə heç nə yoxdur.
correct-preview = 👆 <b>Bu, { $id } nömrəli göndərişin yerini tutacaq.</b>
correct-count = { $count } mesaj dəyişəcək.
correct-open = O hələ gedir: hələ almayanlar yeni mətni alacaq.
correct-after = O, { $id } nömrəli düzəlişin mətnini əvəz edəcək.
correct-media = Yalnız başlıq dəyişir.
correct-unknown = Daha { $count } mesaj çatlarda ola bilər, amma onları tapa bilmirəm: orada köhnə mətn qalır.

### Desk: editors, record, figures, feeds, incidents

command-stats = Rəqəmlər və qrafik
command-feeds = Lentlərin vəziyyəti
command-audit = Kim, nə vaxt, nə edib
command-editors = Redaktorlar kimlərdir
button-feeds = 📡 Lentlər
button-poll = 🔄 { $feed } yoxla
button-poll-all = 🔄 Hamısını yoxla
button-light = ☀️ Açıq
button-dark = 🌙 Tünd
button-editor-remove = ✖️ { $id } çıxar
button-editor-remove-sure = Bəli, çıxar
button-audit-all = Bütün əməllər
button-history = Tarixçə
toast-polling = İndi yoxlanılır. Yeni vəziyyət burada görünəcək.
toast-editor-removed = Çıxarıldı.
desk-never = heç vaxt

editors-screen = <b>Redaktorlar</b>
editors-owner = { $id }, sahib
editors-one = { $id }, əlavə edən: { $by }, { $when }
editors-none = Sahiblərdən başqa hələ redaktor yoxdur.
editors-hint = Əlavə etmək üçün: <code>/editors add 123456789</code>. Hər kəs öz id-sini /privacy ilə görür.
editors-usage = Belə yazın: <code>/editors add 123456789</code> və ya <code>/editors remove 123456789</code>. Hər kəs öz id-sini /privacy ilə görür.
editors-remove-ask = { $id } daha redaktor olmasın? Göndərmədiyi qaralamalar göndərilməmiş qalacaq; planlaşdırdıqları sahiblərə təklif olunacaq.
editors-added = { $id } indi redaktordur, ona bildirildi.
editors-added-unreached = { $id } indi redaktordur, amma ona bildirmək olmadı: əvvəlcə botu işə salmalıdır.
editors-known = { $id } artıq redaktordur.
editors-is-owner = { $id } sahibdir, deməli, redaktordur. Sahiblər ADMIN_IDS ilə təyin olunur.
editors-removed = { $id } daha redaktor deyil.
editors-unknown = { $id } redaktor deyil.
editors-you-are = Siz indi redaktorsunuz. Nə edə bildiyinizi /help göstərir.
editors-you-were = Siz daha redaktor deyilsiniz. Öz ayarlarınız və xülasələriniz olduğu kimi qalır.

audit-screen = <b>Kim, nə vaxt, nə edib</b>
audit-screen-broadcast = <b>Göndəriş { $id }: kim, nə vaxt, nə edib</b>
audit-empty = Hələ heç nə yoxdur.
audit-bot = Bot
audit-erased = Məlumatlarını silmiş oxucu
audit-all-feeds = bütün lentlər
audit-broadcast-button = göndəriş düyməsi
audit-desk-button = redaktor düyməsi
audit-correction = { $id } ({ $of } nömrəli göndərişin düzəlişi)
audit-editor-added = { $who } redaktor əlavə etdi: { $what }
audit-editor-removed = { $who } redaktoru çıxardı: { $what }
audit-broadcast-submitted = { $who } təsdiq istədi: göndəriş { $what }
audit-broadcast-approved = { $who } təsdiqlədi: göndəriş { $what }
audit-broadcast-withdrawn = { $who } qaralamaya qaytardı: göndəriş { $what }
audit-broadcast-scheduled = { $who } vaxtını təyin etdi: göndəriş { $what }
audit-broadcast-started = { $who } başlatdı: göndəriş { $what }
audit-broadcast-released = { $who } çatışmayan təsdiqlər olmadan buraxdı: göndəriş { $what }
audit-broadcast-paused = { $who } fasilə verdi: göndəriş { $what }
audit-broadcast-resumed = { $who } davam etdirdi: göndəriş { $what }
audit-broadcast-stopped = { $who } dayandırdı: göndəriş { $what }
audit-broadcast-cancelled = { $who } ləğv etdi: göndəriş { $what }
audit-broadcast-recalled = { $who } geri götürdü: göndəriş { $what }
audit-broadcast-taken-over = { $who } öz üzərinə götürdü: göndəriş { $what }
audit-broadcast-corrected = { $who } düzəltdi: göndəriş { $what }
audit-feed-polled = { $who } yoxladı: { $what }
audit-refused = { $who } cəhd etdi, icazə verilmədi: { $what }

feeds-screen = <b>Lentlər</b>, { $time }
feeds-none = Heç bir lent qoşulu deyil.
feeds-off = { $count ->
    [one] Daha bir lent söndürülüb.
   *[other] Daha { $count } lent söndürülüb.
}
feeds-times = oxunub: { $fetched } · son yeni xəbər: { $news }
feeds-failures = { $count ->
    [one] Bir dəfə alınmadı.
   *[other] Ardıcıl { $count } dəfə alınmadı.
}
feeds-next = növbəti cəhd: { $next }
feed-failure-bad-url = Ünvanı veb-ünvan deyil.
feed-failure-private-address = Ünvanı açıq deyil, ona görə aça bilmirəm.
feed-failure-dns = Serveri tapılmadı.
feed-failure-refused = Serveri bağlantını qəbul etmədi.
feed-failure-tls = Serverin həqiqiliyi təsdiqlənmədi.
feed-failure-timeout = Serveri vaxtında cavab vermədi.
feed-failure-too-large = Oxunmaq üçün həddən artıq böyükdür.
feed-failure-too-many-redirects = Ünvanı dayanmadan başqa ünvana yönləndirir.
feed-failure-http-status = Serveri { $status } xətası ilə cavab verdi.
feed-failure-status-gone = Serveri { $status } cavabını verdi: bu ünvanda heç nə yoxdur.
feed-failure-status-refused = Serveri { $status } cavabı ilə məni buraxmadı.
feed-failure-network = Bağlantı kəsildi.
feed-failure-robots = Sayt botların onu oxumasına icazə vermir.
feed-failure-not-a-feed = Ünvanında xəbər lenti yoxdur.
feed-failure-not-a-page = Ünvanında xəbər lenti yoxdur.
feed-failure-empty = Boş gəldi.
feed-failure-too-complex = Oxunmaq üçün həddən artıq mürəkkəbdir.
feed-advice-wait = Özüm cəhd etməyə davam edirəm.
feed-advice-address = Gözləmək kömək etməz: FEEDS_FILE faylındakı ünvanını yoxlamaq lazımdır.
feed-advice-ask = Gözləmək kömək etməz: saytdan botu buraxmasını xahiş edin.
feeds-fixed = Buradan lentlərə yalnız baxmaq olur: /feeds. Onları botu işlədən şəxs FEEDS_FILE faylında əlavə edir, dəyişir, silir və botu yenidən işə salır.

stats-screen = <b>Rəqəmlər</b>
stats-day-begins = Günün başlanğıcı: { $time } ({ $zone }).
stats-active = Abunəçilər: <b>{ $active }</b>, onlardan fasilədə: { $paused }
stats-others = Bundan başqa: dayandırıb { $stopped } · əlçatmaz { $unreachable }
stats-growth = { $days } gündə: <b>{ $growth }</b> (qoşulub { $joined }, ayrılıb { $left })
stats-languages = Dillər: { $list }
stats-sections = Bölmələr: { $list }
stats-days = <b>Son { $days } gün</b>
stats-delivered = Xülasələr { $digests } · bildirişlər { $alerts } · göndərişlər { $broadcasts }
stats-came-of-it = Açılmış mətnlər { $reads } · bloklayıb { $blocked } · alınmayıb { $failed }
chart-title = Son günlər
chart-subscribers = Abunəçilər
chart-deliveries = Gündə çatdırılıb
chart-digests = Xülasələr
chart-alerts = Bildirişlər
chart-broadcasts = Göndərişlər

incident-feed-failing = ⚠️ <b>{ $feed } lenti</b> oxunmur: ardıcıl { $count } cəhd alınmadı. Son oxunuş: { $since }.
incident-feed-silent = ⚠️ <b>{ $feed } lenti</b> həmişəkindən uzun müddət susur. Son yeni xəbər: { $since }.
incident-feed-failing-many = ⚠️ <b>Bir neçə lent</b> oxunmur: { $feeds }. Son oxunuş: { $since }.
incident-feed-silent-many = ⚠️ <b>Bir neçə lent</b> həmişəkindən uzun müddət susur: { $feeds }. Son yeni xəbər: { $since }.
# $most: how many a day are taken.
incident-feed-flooding = ⚠️ <b>{ $feed } lenti</b> bir gündə { $most }-dən çox yeni xəbər gətirir. Bugünkülərin qalanı nəzərə alınmır. Lentdə nə dərc olunduğunu yoxlayın.
incident-store = ⚠️ <b>Bot məlumatlarını yaza bilmir.</b> Disk dolu və ya nasaz ola bilər. İndi dəyişdirilənlər itə bilər.
incident-disk = ⚠️ <b>Disk az qala dolub.</b> Qalan yer, meqabayt: { $free }.
incident-clock-ahead = ⚠️ <b>Serverin saatı səhvdir.</b> Telegram saatından { $time } irəlidir, ona görə xülasələr tez gəlir.
incident-clock-behind = ⚠️ <b>Serverin saatı səhvdir.</b> Telegram saatından { $time } geridir, ona görə xülasələr gec gəlir.
incident-payment = ⚠️ <b>Telegram sürətli göndərişin ödənişini qəbul etmir.</b> Ola bilsin ki, botun ulduzları və ya istifadəçiləri 10 000-dən azdır. Heç nə itmir: hər şey saniyədə 30 mesaj sürətilə gedir.
over-feed-failing = ✅ <b>{ $feed } lenti</b> yenidən oxunur.
over-feed-silent = ✅ <b>{ $feed } lentində</b> yenə yeni xəbərlər var.
over-feed-failing-many = ✅ Bu lentlər yenidən oxunur: { $feeds }.
over-feed-silent-many = ✅ Bu lentlərdə yenə yeni xəbərlər var: { $feeds }.
over-disk = ✅ Diskdə yenə yer var.
over-store = ✅ Bot məlumatlarını yenidən yazır.
over-clock = ✅ Serverin saatı yenə düzgündür.
over-payment = ✅ Telegram ödənişi yenidən qəbul edir: ödənilən göndərişlər sürətlə gedir.
