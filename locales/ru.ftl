# Русский. Ключи и аргументы те же, что в en.ftl.

### News: greeting

greeting-morning = Доброе утро!
greeting-day = Добрый день!
greeting-evening = Добрый вечер!
greeting-night = Доброй ночи!

### News: digest

digest-intro = { $count ->
    [one] Для вас { $count } новость.
    [few] Для вас { $count } новости.
    [many] Для вас { $count } новостей.
   *[other] Для вас { $count } новости.
}
digest-page = Страница { $page } из { $pages }
digest-last-day = В ваших рубриках нет ничего нового с последней сводки. Вот новости за последние 24 часа:
digest-quiet-day = В ваших рубриках нет ничего нового — и за последние 24 часа новостей тоже не было.
digest-nothing-new = В ваших рубриках нет ничего нового с последней сводки.
digest-missed = За время паузы ({ $missed }) — { $count ->
    [one] { $count } главная новость.
    [few] { $count } главные новости.
    [many] { $count } главных новостей.
   *[other] { $count } главные новости.
}
digest-missed-nothing = За время паузы ({ $missed }) в ваших рубриках ничего нового не было.
digest-missed-long = Пауза была долгой, поэтому здесь новости за последние три дня.

### News: lists

list-latest = Последние новости
list-latest-section = Последние новости: { $section }
list-interviews = Интервью
list-empty = Здесь пока нет новостей.
list-interviews-empty = Интервью пока нет.
list-end = Пока это всё.
list-saved = Сохранённые статьи
list-saved-empty = Пока ничего не сохранено. Нажмите 🔖 под статьёй, и она останется здесь, сколько бы времени ни прошло.
list-saved-removing = Нажмите номер статьи, чтобы её убрать.

### News: marks of a headline

mark-updated = обновлено
mark-updated-at = обновлено: { $time }
mark-withdrawn = отозвано
mark-comment = комментарий
mark-exclusive = эксклюзив
mark-statement = заявление
reading-time = { $minutes } мин чтения

### News: article

article-contents = Вопросы
article-sponsored = Спонсорский материал
article-corrected = Агентство обновило этот материал: { $when }.
article-withdrawn = Агентство отозвало этот материал.
article-no-text = На странице нет текста, который можно показать. Откройте оригинал.
article-part = Часть { $part } из { $parts }
article-cut-short = Этот текст слишком длинный, чтобы показать его здесь целиком. Продолжение: { $source }
article-source = Источник: { $source }
article-summary-only = Полный текст сейчас недоступен.
article-past-retention = Полный текст здесь больше не хранится, остались заголовок и ссылка.

button-more = Ещё новости: { $count }
button-original = 🔗 Оригинал
button-share = ↗️ Поделиться
button-pages = 📄 По страницам (простой текст)
button-rich =
    { $parts ->
        [one] 📜 Всё одним сообщением
       *[other] 📜 Всё в { $parts } сообщениях
    }
button-save = 🔖 Сохранить
button-saved = ✅ Сохранено
button-story = 🔔 Следить за темой
button-story-followed = ✅ Слежу за темой
button-remove-some = 🗑 Убрать…
button-remove-done = ✅ Готово
button-retry = 🔄 Повторить
button-latest = 📰 Последние новости
button-all-languages = 🌐 На всех языках
button-everything = 📋 Всё
button-read = 📖 Читать

### News: why a page could not be had

failure-bad-url = Эта ссылка не похожа на адрес сайта.
failure-private-address = Этот адрес не публичный, поэтому открыть его нельзя.
failure-dns = Не удалось найти сайт агентства. Попробуйте ещё раз через несколько минут.
failure-refused = Сайт агентства не принял соединение. Попробуйте ещё раз через несколько минут.
failure-tls = Не удалось подтвердить подлинность сайта агентства, поэтому страница не открыта.
failure-timeout = Страница агентства не ответила. Попробуйте ещё раз через минуту.
failure-too-large = Страница слишком большая, чтобы показать её здесь. Откройте оригинал.
failure-too-many-redirects = Страница всё время перенаправляет на другой адрес. Откройте оригинал.
failure-http-status = Сайт агентства ответил ошибкой. Попробуйте ещё раз через минуту.
failure-network = Соединение с агентством прервалось. Попробуйте ещё раз через минуту.
failure-robots = Агентство не разрешает ботам читать эту страницу. Откройте оригинал.
failure-not-a-feed = По этому адресу нет новостной ленты.
failure-not-a-page = По этому адресу нет статьи, которую можно показать. Откройте оригинал.
failure-empty = Страница пуста. Попробуйте ещё раз через несколько минут.
failure-too-complex = Страница слишком сложная, чтобы показать её здесь. Откройте оригинал.
failure-gone = На сайте агентства этой страницы больше нет.

### News: sections

section-politics = Политика
section-economy = Экономика
section-official_chronicle = Официальная хроника
section-official_documents = Официальные документы
section-society = Общество
section-culture = Культура
section-sport = Спорт
section-world = В мире
section-science_education = Наука и образование
section-health = Здравоохранение
section-tourism = Туризм
section-regions = Регионы
section-military = Армия
section-incidents = Происшествия
section-technology = Технологии
section-ecology = Экология
section-comment = Комментарии
section-interview = Интервью
section-analytics = Аналитика
section-other = Другие новости
section-held = Пока вы спали

### News: languages, in this language and in their own

language-az = Азербайджанский
language-en = Английский
language-ru = Русский
language-de = Немецкий
language-fr = Французский
language-es = Испанский
language-ar = Арабский
language-zh = Китайский
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
    👋 <b>Добро пожаловать! Вы подписаны.</b>
    Десять главных заголовков { $schedule } (время: { $zone }), а полный текст любой статьи и интервью — прямо в этом чате.
welcome-again =
    <b>Вы уже подписаны.</b>
    Сводка приходит { $schedule } (время: { $zone }). Ничего не изменено.
welcome-back =
    <b>С возвращением!</b> Ваши настройки сохранены.
    Сводка приходит { $schedule } (время: { $zone }).
welcome-group-new =
    👋 <b>Группа подписана.</b>
    Десять главных заголовков будут приходить сюда { $schedule } (время: { $zone }). Номера открывают полный текст в вашем личном чате со мной.
welcome-group-again =
    <b>Группа уже подписана.</b>
    Сводка приходит { $schedule } (время: { $zone }). Ничего не изменено.
welcome-group-back =
    <b>Я снова здесь!</b> Настройки группы сохранены.
    Сводка приходит { $schedule } (время: { $zone }).
welcome-channel-new =
    <b>Канал подключён.</b>
    Десять главных заголовков будут публиковаться там { $schedule } (время: { $zone }), а срочные новости — сразу.
welcome-channel-again =
    <b>Канал уже подключён.</b>
    Сводка публикуется { $schedule } (время: { $zone }). Ничего не изменено.
welcome-channel-back =
    <b>Канал снова получает новости.</b> Его настройки сохранены.
    Сводка публикуется { $schedule } (время: { $zone }).
welcome-news-language = На этом языке новостей пока нет, поэтому новости приходят на другом: { $language }.
welcome-hint = Всё можно изменить кнопками; список команд — /help.
subscribe-offer = Хотите каждое утро получать здесь десять главных заголовков дня?
subscribe-first = Сначала подпишитесь: тогда будет где хранить ваши настройки.
button-subscribe = Подписаться
button-digest-now = 📰 Сводка сейчас
button-language = 🌐 Язык
button-topics = 🗂 Рубрики
button-schedule = ⏰ Время
button-timezone = 🌍 Часовой пояс
button-privacy = 🔒 Данные
button-quiet-on = 🌙 Тихо 23:00–07:00
button-quiet-off = 🔔 Выключить тихие часы
button-sponsored = Рекламные материалы
button-empty = Сообщать, если нового нет
button-long-rich = Длинные статьи одним сообщением
button-back = ← Настройки
button-other-time = ✏️ Другое
button-schedule-off = Без сводок
button-city = ✏️ Другой город
button-second = + новости: { $language }
button-here-all = Всё остальное
button-settings = ⚙️ Настройки
button-stop-channel = ⏹ Не публиковать
button-connect = ➕ Подключить канал
button-choose-channel = 📣 Выбрать канал
button-resume-channel = ▶️ Да, снова
button-export = 📦 Всё одним файлом
button-forget = Стереть всё…
button-forget-sure = Да, стереть всё
button-keep = Оставить
button-cancel = Отмена

command-digest = Заголовки сейчас
command-latest = Самые новые заголовки
command-interviews = Новые интервью
command-read = Полный текст: номер, ссылка или id
command-search = Поиск по словам
command-check = Публиковало ли это агентство?
command-saved = Сохранённые статьи
command-topics = Ваши рубрики
command-schedule = Когда приходят сводки
command-timezone = Ваш часовой пояс
command-quiet = Тихие часы
command-language = Язык бота и новостей
command-follow = Сразу узнавать о новостях с этим словом
command-unfollow = Больше не следить за словом
command-following = Слова и темы, за которыми вы следите
command-breaking = Какие оповещения приходят
command-here = Что приходит в эту тему
command-pause = Какое-то время ничего не присылать
command-resume = Закончить паузу
command-why = Что вам отправлено и почему
command-settings = Все настройки на одном экране
command-channels = Ваши подключённые каналы
command-privacy = Что хранится и ваш id
command-export = Всё, что хранится, одним файлом
command-forget = Стереть всё, что хранится
command-start = Новости приходят в эту группу
command-stop = Больше ничего не присылать
command-cancel = Выйти из вопроса
command-help = Все команды

settings-screen =
    <b>Настройки</b>

    Язык: { $languages }
    Рубрики: { $topics }
    Сводки: { $schedule }
    Часовой пояс: { $zone }
    Тихие часы: { $quiet }
    Оповещения: { $alerts }
    За чем вы следите: { $words }
    Рекламные материалы: { $sponsored }
    Сообщать, если нового нет: { $empty }
settings-paused = ⏸ Пауза до { $until }: раньше ничего не придёт.
settings-stopped = ⏸ Сейчас ничего не приходит. /start вернёт сводки.
word-yes = да
word-no = нет
schedule-none = никогда
words-none = нет
words-stories = { $count ->
    [one] { $count } тема
    [few] { $count } темы
   *[other] { $count } тем
}
quiet-none = нет
days-all = каждый день
days-weekdays = по будням
days-weekends = по выходным
schedule-rule = { $days } в { $times }
topics-all = Все рубрики
topics-screen-all =
    <b>Рубрики</b>
    Вы получаете все. Нажмите одну, чтобы выбрать только некоторые.
topics-screen =
    <b>Рубрики</b>
    Вы получаете отмеченные. «Другие новости» — это новости без рубрики.
topics-unknown = Не знаю: { $names }. Знаю: { $known }. Например: <code>/topics политика экономика</code>
schedule-screen =
    <b>Когда приходят сводки</b>
    Сейчас: { $schedule } (время: { $zone }).

    Отметьте нужные часы или напишите одной строкой: <code>/schedule weekdays 08:00 18:30; weekends 10:00</code>
schedule-wrong = «{ $part }» — не день и не время. Например: <code>/schedule weekdays 08:00 18:30; weekends 10:00</code>
schedule-set = Готово. Сводка приходит { $schedule } (время: { $zone }). Следующая: { $next }.
schedule-set-off = Готово. Сводки не приходят. /schedule вернёт их.
schedule-ask = В какое время? Напишите, например, <code>07:45</code> или <code>weekdays 07:45</code>. Выйти: /cancel.
zone-screen =
    <b>Часовой пояс</b>
    { $zone }, там сейчас { $time }.

    Нажмите нужный, напишите город или отправьте геопозицию.
zone-ask = В каком вы городе? Напишите название или отправьте геопозицию. Выйти: /cancel.
ask-reply = Пожалуйста, напишите ответом на это сообщение.
ask-unfit = Это не ответ на мой вопрос. Ответьте, пожалуйста, или выйдите: /cancel.
ask-ended = Три ответа не подошли, больше не спрашиваю: что вы напишете дальше, ответом не считается. Чтобы я спросил снова, нажмите ту же кнопку или отправьте ту же команду.
ask-over = Ответа я больше не жду и ничего с этим не сделал. Чтобы я спросил снова, нажмите ту же кнопку или отправьте ту же команду. Поиск: <code>/search</code> и слова.
ask-late = Мой вопрос уже устарел: я не принял это за ответ и ничего не сделал. Чтобы я спросил снова, нажмите ту же кнопку или отправьте ту же команду.
zone-set = Готово. Ваш часовой пояс — { $zone }; там сейчас { $time }.
zone-unknown = Не знаю «{ $name }». Напишите крупный город рядом или пояс вида <code>Europe/Berlin</code>, либо отправьте геопозицию.
zone-which = Какой из них?
language-screen =
    <b>Язык</b>
    Язык бота и новостей. Второй язык только дополняет то, чего нет на первом.
language-set = Готово. Теперь я говорю по-русски.
language-news-only = Готово. Новости теперь приходят на этом языке: { $language }. Сам я на нём пока не говорю и продолжаю по-русски.
language-news-from = На этом языке новостей пока нет: они приходят на другом ({ $language }).
language-second-set = Готово. Чего нет на первом языке, дополнят новости на втором: { $language }.
language-second-off = Готово. Новости приходят на одном языке.
language-second-unknown = Новостей на языке «{ $name }» пока нет, поэтому вторым его выбрать нельзя. Новости есть на языках: { $known }. Например: <code>/language { $example }</code>
language-unknown = Языка «{ $name }» я пока не знаю. Знаю: { $known }. Например: <code>/language { $example }</code>
quiet-set = Готово. Тихие часы: { $quiet }. В это время всё приходит без звука.
quiet-set-off = Готово. Тихих часов нет.
quiet-wrong = Не удалось прочитать «{ $part }». Например: <code>/quiet 23:00-07:00</code> или <code>/quiet off</code>
toast-saved = Сохранено
toast-form-rich = Длинные статьи теперь приходят одним сообщением. Если оно выглядит пустым, нажмите «По страницам».
toast-form-pages = Статьи теперь приходят по страницам.
toast-stale = Эта кнопка устарела. Показываю, как есть сейчас.
toast-changed = С тех пор это изменилось, ничего не отправлено. Посмотрите ещё раз.
toast-stale-article = Страницу сейчас не показать. Откройте статью ещё раз.
toast-bookmarked = Сохранено. Всё сохранённое — /saved
toast-unbookmarked = Убрано из сохранённых.
toast-bookmarks-full = У вас 1000 сохранённых статей, больше нельзя. Сначала уберите одну: /saved
toast-bookmark-gone = Этой статьи здесь больше нет, сохранить её нельзя.
toast-story-followed = Продолжение придёт сразу, в течение 30 дней. Ваши темы — /following
toast-story-silent = Тема отмечена, но оповещения выключены, и ничего не придёт. Включить — /breaking
toast-story-unfollowed = Вы больше не следите за этой темой.
toast-story-gone = Этой статьи здесь больше нет, следить за её темой нельзя.
toast-stories-full = Вы следите за { $count } темами, больше нельзя. Сначала уберите одну: /following
toast-stale-search = Этот запрос я уже не помню. Поищите заново.
toast-unknown-button = Эта кнопка устарела. Что работает — /help.
toast-administrators = Это могут только администраторы группы.
toast-channel = Это могут только администраторы канала.
toast-error = Не получилось. Попробуйте ещё раз.
toast-cancelled = Отменено
privacy-screen =
    <b>Данные</b>
    Хранится: id этого чата, ваши настройки, слова и темы, за которыми вы следите, сохранённые статьи, группы и каналы, которые вы подключили, ваши последние 50 поисков, последние показанные заголовки, что и когда вам отправлено (30 дней). Не хранится: что вы читали; остальные ваши сообщения и имя удаляются после ответа, самое позднее через два дня.

    Ваш id: { $id }
    /export присылает всё одним файлом, /forget сразу всё стирает; только в ранее сделанных резервных копиях данные остаются, пока копии не удалят.
privacy-group-screen =
    <b>Данные</b>
    Хранится: id и название группы или канала, настройки, кто подключил, последние показанные здесь заголовки, последние 50 поисков отсюда, что и когда сюда отправлено (30 дней). Не хранится: кто в них состоит; остальные сообщения удаляются после ответа, самое позднее через два дня.

    Id: { $id }
    /forget сразу стирает всё; только в ранее сделанных резервных копиях данные остаются, пока копии не удалят.
export-done = Всё, что хранится об этом чате: { $when }.
export-failed = Файл мог не дойти. Если его нет, запросите ещё раз через минуту: /export
forget-screen = <b>Стереть всё?</b> Настройки, слова, сохранённые статьи и квитанции исчезнут навсегда, и больше ничего не придёт.
forget-done = Стёрто. Об этом чате больше ничего не хранится. /start начнёт заново.
forget-kept = Ничего не стёрто.
stop-done = Больше ничего не придёт. Настройки сохранятся до /start.
help-screen = <b>Что я умею</b>
help-hint = Отправьте слова, чтобы найти статьи, номер из последнего списка или ссылку агентства — чтобы прочитать полный текст. Перешлите сообщение, чтобы проверить, публиковало ли его агентство.
# $bot: the bot's own name.
help-inline = В любом чате: <code>@{ $bot } слова</code> — поделиться статьёй.
help-administrators = <b>Администраторам группы</b>
help-group-hint = Номера открывают полный текст в вашем личном чате со мной.
read-usage = Что открыть? Напишите номер из последнего списка, id или ссылку: <code>/read 3</code>
read-unknown = Статьи «{ $what }» у меня нет. Номера относятся к последнему списку: /latest
read-foreign = Это ссылка не этого агентства. Могу открыть: { $hosts }
read-too-old = Этой статьи у меня нет (или уже нет). Страница агентства: { $link }
latest-unknown-section = Не знаю рубрику «{ $name }». Знаю: { $known }
# $text: what was searched for.
search-nothing = По запросу «{ $text }» ничего не нашлось. Попробуйте меньше слов или только начало слова. Новое — /latest, остальные команды — /help.
search-elsewhere = На вашем языке ничего нет. На других:
search-similar = Именно с этими словами ничего нет. С другими окончаниями:
search-too-long = Для поиска это слишком длинно: не больше десяти слов. Чтобы узнать, публиковало ли агентство текст, отправьте /check, а затем сам текст.
search-or-send = Если это для читателей, ответьте на своё сообщение командой /broadcast.
search-ask = Что найти? Напишите слова из заголовка или текста; слова в «кавычках» должны идти подряд. Выйти: /cancel.
check-ask = Что проверить? Перешлите или вставьте текст либо отправьте ссылку. Выйти: /cancel.
check-too-short = Этого мало для сравнения. Отправьте хотя бы три слова или ссылку.
check-exact = ✅ <b>Да.</b> Агентство это публиковало:
check-exact-link = ✅ <b>Да.</b> Это статья агентства:
check-former = ✏️ <b>С тех пор изменено.</b> Агентство публиковало такой заголовок, а потом исправило его:
check-withdrawn = ⚠️ <b>Отозвано.</b> Агентство это публиковало, а потом отозвало:
check-near = ❔ <b>Не этими словами.</b> Агентство публиковало похожее. Сравните:
# $date: the day of the oldest article there is.
check-none = ❌ <b>Не найдено.</b> Среди того, что агентство публиковало с этого времени, ничего похожего нет: { $date }.
check-none-link = ❌ <b>Не найдено.</b> Адрес принадлежит агентству, но такой статьи среди опубликованных с этого дня я не знаю: { $date }.
check-reading = ⏳ Более раннее я ещё читаю: спросите немного позже.
check-more-links = { $count ->
    [one] Ещё { $count } ссылка не проверена.
    [few] Ещё { $count } ссылки не проверены.
   *[other] Ещё { $count } ссылок не проверено.
}
# $hosts: the agency's sites.
check-foreign-link = ❌ <b>Это адрес не агентства.</b> Его сайты: { $hosts }
text-unknown = Не понимаю. Отправьте слова для поиска, номер из последнего списка или ссылку агентства; команды — /help.
editor-unasked = Не понимаю. Чтобы отправить это читателям, ответьте на это сообщение командой /broadcast; остальные команды — /help.
command-unknown = Такой команды я не знаю. Список команд — /help.
cancel-done = Отменено.
cancel-nothing = Отменять нечего.
group-hello =
    <b>Здравствуйте!</b> Я приношу сводки информационного агентства: десять заголовков в выбранные часы и срочные новости.
    Ничего не придёт, пока администратор группы не нажмёт кнопку или не отправит { $command }. Я читаю только команды, обращённые ко мне.
group-back =
    <b>Снова здравствуйте!</b> Настройки этой группы у меня сохранились.
    Ничего не придёт, пока администратор не нажмёт кнопку или не отправит { $command }.
group-administrators = Что приходит сюда, могут менять только администраторы группы. Чтобы получать новости самому, откройте чат со мной и нажмите «Старт».
rights-unknown = Telegram не отвечает, администратор ли вы здесь. Попробуйте ещё раз через минуту.
group-lost = Я больше не могу писать в «{ $title }»: меня удалили или мне там нельзя писать. Настройки сохранены. Когда меня снова пустят, /start там вернёт новости.
group-moved = Теперь это супергруппа. Настройки перенесены.
here-screen =
    <b>Что приходит в эту тему</b>
    Отмеченные новости приходят сюда. Нажмите рубрику, чтобы она приходила сюда или снова туда, куда всё остальное.

    Одной строкой: <code>/here politics economy</code>, <code>/here all</code>, <code>/here off</code>
here-no-forum = В этой группе нет тем: всё приходит сюда. Темы включаются в настройках группы в Telegram.
here-unknown = Не знаю: { $names }. Знаю: { $known }. Например: <code>/here politics economy</code>
channels-none =
    <b>Каналы</b>
    Вы ещё ни одного не подключили. Я публикую сводки и срочные новости в канале, которым вы управляете.
channels-screen =
    <b>Каналы</b>
    Нажмите канал, чтобы изменить, что там публикуется. Одной строкой: <code>/schedule @имя 08:00</code>, <code>/stop @имя</code>
channel-ask = Какой канал? Выберите его кнопкой внизу, перешлите мне запись из него или напишите его @имя. В последних двух случаях сначала сделайте меня там администратором с правом публикации. /cancel — выйти.
channel-found = Я в этом канале.
channel-unknown = Не нахожу этот канал, или меня в нём нет. Сделайте меня там администратором с правом публикации, затем пришлите его @имя или перешлите запись из него. Начать заново: /channels
channel-administrators = Что публикуется в канале, могут менять только его администраторы.
channel-no-rights = Мне нельзя публиковать в этом канале. Дайте мне там право публикации и попробуйте снова: /channels
channel-hello = Вы разрешили мне публиковать в «{ $title }». Публиковать там сводки и срочные новости? Пока вы не нажмёте кнопку, ничего не появится.
channel-back = Я снова могу публиковать в «{ $title }». Настройки сохранены. Публиковать там новости снова?
channel-lost = Я больше не могу публиковать в «{ $title }»: меня удалили или мне там нельзя публиковать. Настройки сохранены. Когда снова смогу, сообщу.
channel-stopped = В этом канале больше ничего не публикуется. Его настройки сохранены: /channels
channel-forgotten = Отключено. Об этом канале больше ничего не хранится. Подключить заново: /channels
topic-gone = Тема, в которую я писал, удалена. Теперь пишу сюда.
error-general = У меня что-то пошло не так. Попробуйте через минуту.
slow-down = Так быстро я не успеваю отвечать. На первые сообщения отвечу, остальные пропускаю: повторите их чуть позже.

### Alerts: the message itself

alert-flash = Молния
alert-urgent = Срочно
alert-notable = Стоит знать
alert-word = Вы следите: { $words }
alert-word-past = Слово, за которым вы следили
alert-story = Тема, за которой вы следите: { $title }

### Broadcasts: what readers see

# In the place of a message that can no longer be deleted.
recalled-notice = Агентство отозвало это сообщение.

### Alerts: which come, and followed words

alerts-off = выключены
alerts-flash = только молнии
alerts-urgent = молнии и срочные
alerts-all = все
alerts-a-day = { $choice }, не больше { $count } в день
alerts-words-a-day = { $choice }, а слова — не больше { $count } в день
alerts-screen =
    <b>Оповещения</b>
    Сейчас: { $alerts }.

    Молнии приходят со звуком в любой час и не считаются. Срочные новости и слова, за которыми вы следите, в тихие часы приходят без звука. Что сверх дневного числа — ждёт следующей сводки. Если оповещения выключены, не приходят и слова.

    Одной строкой: <code>/breaking срочные 5</code>
alerts-set = Готово. Оповещения: { $alerts }.
alerts-wrong = Не удалось прочитать «{ $part }». Напишите: выкл, молнии, срочные или все, и, если хотите, сколько в день самое большее (1–50): <code>/breaking срочные 5</code>
button-alerts = ⚡ Оповещения
button-own-alerts = ⚡ Мои уведомления
button-cap = { $count } в день

following-screen =
    <b>Отслеживаемые слова: { $count }</b>
    { $words }

    Новый заголовок с одним из них приходит сразу. Нажмите слово, чтобы больше за ним не следить, или добавьте новое: <code>/follow цена на нефть</code>
following-empty =
    <b>Отслеживаемые слова</b>
    Пока их нет. Напишите слово или фразу, и новый заголовок с ними придёт сразу: <code>/follow цена на нефть</code>

    Достаточно начала слова: «нефт» найдёт и «нефти», и «нефтяной». Значки над буквами не важны: «Şuşa» найдёт и «Susa».
following-stories =
    <b>Темы, за которыми вы следите: { $count }</b>
    Каждая — 30 дней. Нажмите тему, чтобы её убрать; 🔔 под статьёй добавит новую.
follow-added = Слежу: { $words }. Такой новый заголовок придёт сразу.
follow-known = Вы уже следите: { $words }.
follow-empty = Здесь нет букв. Например: <code>/follow цена на нефть</code>
follow-too-short = «{ $part }» — слишком коротко: подойдёт половина заголовков. Напишите хотя бы две буквы.
follow-too-long = «{ $part }» — слишком длинно. Во фразе не больше шести слов и 60 знаков.
follow-full = Для «{ $part }» нет места: можно следить самое большее за 50 словами. Сначала уберите одно: /following
follow-alerts-off = Оповещения выключены, поэтому и слова не приходят. /breaking включит их.
unfollow-done = Больше не слежу: { $words }.
unfollow-unknown = Вы не следите за «{ $word }».
button-following = 🔔 Мои слова и темы
button-saved-list = 🔖 Сохранённое
button-unfollow = 🔕 Не следить: { $word }
button-follow-again = ↩️ Следить снова
toast-unfollowed = Больше не слежу: { $word }
toast-not-followed = Вы уже не следите за этим словом.

### Pause and receipts

duration-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
    [many] { $count } минут
   *[other] { $count } минуты
}
duration-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
    [many] { $count } часов
   *[other] { $count } часа
}
duration-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}
duration-weeks = { $count ->
    [one] { $count } неделя
    [few] { $count } недели
    [many] { $count } недель
   *[other] { $count } недели
}
pause-screen =
    <b>Пауза</b>
    Ничего не приходит, даже молнии. Потом одно сообщение расскажет, что вы пропустили.

    На сколько? Нажмите или напишите: <code>/pause 3 дня</code>
pause-until =
    <b>Пауза до { $until }</b> (время: { $zone }).
    До тех пор ничего не придёт, даже молнии; потом одно сообщение расскажет, что вы пропустили.
pause-wrong = Не удалось прочитать «{ $part }» как срок. Например: <code>/pause 12 часов</code>, <code>/pause 3 дня</code>, <code>/pause 2 недели</code>
pause-range = Пауза длится от часа до 52 недель. Например: <code>/pause 12 часов</code>, <code>/pause 3 дня</code>, <code>/pause 2 недели</code>
pause-none = Паузы нет.
pause-over = Пауза закончена.
pause-next = Следующая сводка: { $next }.
button-pause = ⏸ Пауза
button-resume = ▶️ Закончить паузу

why-screen = <b>Что вам отправлено и почему</b>
why-empty = За последние 30 дней вам ничего не отправлено.
why-next = Следующая сводка: { $next }.
why-digest = Сводка на { $when }
why-catch-up = { $when }, после паузы
why-broadcast = { $when }, от редакции
why-alert-flash = { $when }, молния
why-alert-urgent = { $when }, срочно
why-alert-notable = { $when }, стоит знать
why-alert-word = { $when }, слово или тема, за которыми вы следите
why-topic = тема «{ $sections }»
why-topic-rest = всё остальное
why-end-sent = отправлено в { $time }
why-end-sent-items = отправлено в { $time }, { $count ->
    [one] { $count } заголовок
    [few] { $count } заголовка
    [many] { $count } заголовков
   *[other] { $count } заголовка
}
why-end-skipped = пропущено, в ваших рубриках не было ничего нового
why-end-told-nothing = в ваших рубриках не было ничего нового; об этом сообщено в { $time }
why-end-unknown-stopped = было в пути, когда бота остановили. Могло не дойти; дважды не отправляется
why-end-unknown-connection = было в пути, когда прервалась связь. Могло не дойти; дважды не отправляется
why-end-held-notable = ждёт следующей сводки — это не срочно
why-end-held-cap = ждёт следующей сводки — сверх дневного числа оповещений
why-end-too-late = не отправлено — время прошло раньше, чем удалось отправить
why-end-paused = не отправлено — у вас была пауза
why-end-stopped = не отправлено — вы остановили бота
why-end-unreachable = не доставлено — Telegram ответил, что чат недоступен
why-end-no-rights = не доставлено — в этом чате боту нельзя такое отправлять
why-end-not-wanted = не отправлено — вы больше не хотели таких оповещений
why-end-withdrawn = не отправлено — агентство отозвало материал
why-end-cancelled = не отправлено — редакция отменила отправку
why-end-failed = не удалось отправить по нашей ошибке
why-end-dropped = не отправлено

### Editor

command-broadcast = Отправить сообщение читателям
command-broadcasts = Рассылки: идущие и прошлые
command-editor-breaking = Отправить статью как срочную новость
help-editor = <b>Редакторам</b>
button-everyone = Всем
button-by-language = По языку
button-only-test = Только тест
button-now = Сейчас
button-send = Отправить
button-ask-approval = На одобрение
button-send-now = Отправить сейчас
button-approvals = Одобрения
button-audience = ← Кому
button-broadcast-pause = Пауза
button-broadcast-resume = Продолжить
button-show-card = Показать карточку
button-preview = Посмотреть
button-edit = Изменить
button-new-time = Другое время
button-take-over = Взять на себя
button-cancel-sure = Да, отменить
button-level-flash = Молния
button-level-urgent = Срочно
button-level-notable = Стоит знать
broadcast-ask = Что отправить? Напишите сообщение с форматированием, пришлите фото, видео, файл или альбом либо назовите статью номером или ссылкой. Выйти: /cancel.
broadcast-unsendable = Это разослать читателям нельзя. Можно: текст, фото, видео, GIF, файл, аудио, альбом, номер или ссылку статьи. Пришлите что-то из этого или выйдите: /cancel.
broadcast-wrong-length = В сообщении должно быть от 1 до { $limit } знаков, а в этом — { $count }. Пришлите короче или выйдите: /cancel.
broadcast-refused = Telegram не принимает это сообщение, отправить его нельзя. Ничего не ушло. Начать заново: /broadcast.
broadcast-audience = <b>Кому отправить?</b>
broadcast-tested = ✅ Это был тест: сообщение получили только вы.
broadcast-languages = <b>Какие языки?</b> Отметьте один или несколько. Рядом — сколько чатов выбрали его сейчас.
broadcast-no-languages = Сейчас подписчиков нет.
broadcast-when =
    Кому: { $audience }

    <b>Когда?</b>
broadcast-previewed = Кому: { $audience }. Начало: { $when }. Предпросмотр — ниже.
broadcast-preview = 👆 <b>Читатели увидят именно это.</b>
broadcast-reach-to = Кому: { $audience }
broadcast-reach-size = { $recipients ->
    [one] { $recipients } чат, { $time }
    [few] { $recipients } чата, { $time }
    [many] { $recipients } чатов, { $time }
   *[other] { $recipients } чата, { $time }
}
broadcast-price = { $stars ->
    [one] Цена: около { $stars } звезды Telegram
    [few] Цена: около { $stars } звёзд Telegram
    [many] Цена: около { $stars } звёзд Telegram
   *[other] Цена: около { $stars } звезды Telegram
}
broadcast-nobody = Сейчас это никто не получит: отправлять некому.
broadcast-to-everyone = всем
broadcast-to-language = по языку: { $languages }
broadcast-to-readers = читателям новостей ({ $language })
broadcast-dropped = Отменено. Ничего не отправлено.
broadcast-replaced = Изменено: новая карточка ниже.
broadcast-edit-previewed = Вы изменили сообщение после просмотра, и эта правка не учтена: читатели получат то, что показано. Чтобы изменить это, нажмите под ним «← Сообщение» или напишите заново.
broadcast-edit-late = Правка сообщения ничего не меняет в рассылке { $id }: она ушла дальше такой, какой вы её отправили. Пока она ждёт времени или одобрения, верните её в черновик на карточке; если уже вышла, измените её кнопкой «Исправить»: /broadcasts
breaking-level-flash = <b>Молния</b>: звучит у всех, в тихие часы тоже.
breaking-level-urgent = <b>Срочно</b>: звучит, но в тихие часы приходит без звука.
breaking-level-notable = <b>Стоит знать</b>: ни у кого не звучит и ждёт следующей сводки.
breaking-no-level = «{ $part }» — не уровень и не время. Уровни: молния, срочно, важно. Например: <code>/breaking 3 молния</code> или <code>/breaking 3 срочно 18:30</code>
breaking-ask = <b>Какую статью отправить как срочную новость?</b> Нажмите её номер либо напишите номер, id или ссылку, а после них, если нужно, уровень и время: <code>3 молния 18:30</code>. До отправки вы всё увидите. Выйти: /cancel.
breaking-withdrawn = Агентство отозвало эту статью, или она слишком старая: отправить её нельзя.
broadcast-name = <b>Рассылка { $id }</b>
broadcast-name-flash = <b>Молния { $id }</b>
broadcast-name-urgent = <b>Срочно { $id }</b>
broadcast-name-notable = <b>Стоит знать { $id }</b>
broadcast-state-draft = Ещё не отправлено
broadcast-state-running = Отправляется
broadcast-state-paused = На паузе
broadcast-state-stopped = Остановлено: слишком много сбоев. «Продолжить» отправит неудавшиеся ещё раз.
broadcast-state-cancelled = Отменено: больше никто не получит.
broadcast-state-done = Готово
broadcast-counts = отправлено { $sent } · сбоев { $failed } · заблокировали { $blocked }
broadcast-skipped = не отправлено (отписались, пауза или отмена): { $count }
broadcast-held = не отправлено сейчас (ждёт сводки, отписались или отмена): { $count }
broadcast-pace = { $rate } в секунду, ещё { $time }
broadcast-took = заняло { $time }
broadcast-moved = Рассылка { $id }: её карточка ниже.
broadcast-report = ✅ <b>Рассылка { $id } завершена.</b>
broadcast-alarm = ⚠️ <b>Рассылка { $id } остановлена.</b> Сбоев: { $failed } из { $ended }. Что ещё не отправлено, ждёт.
broadcasts-title = <b>Рассылки</b>
broadcasts-empty = Ещё ничего не отправляли. Начать: /broadcast.
expected-moment = несколько секунд
expected-under-minute = меньше минуты
expected-minutes = { $minutes ->
    [one] около { $minutes } минуты
    [few] около { $minutes } минут
    [many] около { $minutes } минут
   *[other] около { $minutes } минут
}
expected-hours = около { $hours } ч { $minutes } мин
took-seconds = { $seconds } с
took-minutes = { $minutes } мин { $seconds } с
took-hours = { $hours } ч { $minutes } мин

### Editor: drafts, their time and approval

button-by-section = По рубрике
button-later = Позже
button-content = ← Сообщение
button-time = ← Время
button-card = ← Назад
button-version = 🌐 Другой язык
button-approve = Одобрить
button-release = Отправить без одобрения
button-again = Спросить ещё раз
button-withdraw = Вернуть в черновик
button-propose = { $level }: посмотреть до отправки
toast-own-approval = Ваше собственное одобрение не считается: его дают другие редакторы.
toast-draft-again = Снова черновик: уйдёт, только когда вы его отправите.
toast-taken-over = Теперь она ваша.
toast-approval-void = Это уже изменили, отозвали или отправили: одобрять здесь нечего.
toast-asked-already = Их спросили меньше минуты назад. Через минуту можно будет спросить снова.
toast-approved = Одобрено: { $given } из { $needed }.
broadcast-wrong-caption = В подписи не больше { $limit } знаков, а в этой — { $count }. Пришлите с подписью короче или выйдите: /cancel.
broadcast-album-part = Это была одна часть альбома, и я беру только её. Чтобы отправить весь альбом: /broadcast, затем пришлите альбом ещё раз.
broadcast-album-late = Одна часть этого альбома пришла слишком поздно и в сообщение не вошла. Чтобы вошли все: /broadcast, затем пришлите альбом ещё раз.
broadcast-album-caption = У альбома одна подпись. Первая остаётся, остальные отбрасываются.
broadcast-no-mention = Упоминание человека без имени пользователя читателям отправить нельзя: от него остаются только слова.
# $words: of a line beside a reply to the message to send, those nobody can make out.
broadcast-line-unknown = Не понимаю «{ $words }». Ничего не подготовлено.
broadcast-line-mixed = Каждое из этих слов я понимаю, но не вместе: назовите либо всех, либо языки, либо рубрики, и одно время. Ничего не подготовлено.
broadcast-line-forms =
    Чтобы указать, кому и когда, ответьте на сообщение для читателей такой строкой:
    <code>/broadcast всем сейчас</code>
    <code>/broadcast az en 18:30</code>
    <code>/broadcast политика завтра 9:00</code>
broadcast-line-own = Если ваши слова и есть сообщение, отправьте их, не отвечая на другое.
broadcast-words = ⚠️ <b>Читатели получат эти слова: «{ $words }».</b>
broadcast-not-replied = ⚠️ <b>Читатели получат эти слова, а не сообщение, на которое вы ответили:</b> «{ $words }»
broadcast-album-second = Если файлов больше десяти, Telegram делит их на несколько альбомов. В этой рассылке только первый из них, остальное в неё не вошло. Чтобы отправить и его: /broadcast, затем остальное отдельным альбомом.
broadcast-sections = <b>Какие рубрики?</b> Отметьте одну или несколько.
broadcast-no-sections = Рубрик пока не известно.
broadcast-to-sections = по рубрике: { $sections }
broadcast-reach-of = Исправление: заменит рассылку { $id } в чатах, где она есть.
broadcast-chats = { $recipients ->
    [one] { $recipients } чат
    [few] { $recipients } чата
    [many] { $recipients } чатов
   *[other] { $recipients } чата
}
broadcast-ask-time = Когда отправить? Напишите время или день и время, не дальше 60 дней: <code>18:30</code> или <code>25.11 18:30</code> (время { $zone }). Выйти: /cancel.
broadcast-time-unreadable = Не удалось прочитать «{ $part }» как время.
broadcast-time-no-time = «{ $part }» называет день, но не время.
broadcast-time-no-such-day = Такого дня нет: «{ $part }».
broadcast-time-past = «{ $part }» уже прошло.
broadcast-time-too-far = «{ $part }» слишком далеко: не больше 60 дней.
broadcast-time-example = Например: <code>18:30</code>, <code>завтра 9:00</code> или <code>25 ноября 18:30</code> (время { $zone }).
broadcast-time-over = Время, когда это должно было начаться, прошло. Ничего не отправлено: выберите время ещё раз.
broadcast-at-once = сразу
broadcast-at = { $when } (время { $zone })
broadcast-starts = Начало: { $when }
broadcast-needs = { $count ->
    [one] Нужно одобрение ещё { $count } редактора.
    [few] Нужно одобрение ещё { $count } редакторов.
    [many] Нужно одобрение ещё { $count } редакторов.
   *[other] Нужно одобрение ещё { $count } редактора.
}
broadcast-late-approval = Если последнее одобрение придёт позже этого времени, рассылка уйдёт сразу; если опоздает больше чем на три часа, сначала спросят автора.
broadcast-newest-words = Если до этого времени её статью исправят, рассылка уйдёт исправленной, и я вам об этом скажу.
broadcast-lacks = { $count ->
    [0] ⚠️ Других редакторов нет: пока владелец не добавит их через /editors, рассылка ждёт.
    [one] ⚠️ Есть только { $count } другой редактор: пока владелец не добавит ещё через /editors, рассылка ждёт.
    [few] ⚠️ Есть только { $count } других редактора: пока владелец не добавит ещё через /editors, рассылка ждёт.
    [many] ⚠️ Есть только { $count } других редакторов: пока владелец не добавит ещё через /editors, рассылка ждёт.
   *[other] ⚠️ Есть только { $count } другого редактора: пока владелец не добавит ещё через /editors, рассылка ждёт.
}
broadcast-waiting = ⏳ <b>Рассылка { $id } ждёт одобрения: { $given } из { $needed }.</b>
broadcast-approve-ask =
    👆 <b>Читатели увидят именно это.</b>
    Редактор <code>{ $editor }</code> просит одобрить рассылку { $id }. Уже одобрили: { $given } из { $needed }.
broadcast-approved = ✅ Вы одобрили рассылку { $id }: { $given } из { $needed }.
broadcast-approve-changed = Рассылку { $id } вернули, чтобы изменить. О новой версии вас спросят снова.
broadcast-approve-renewed = Рассылка { $id } изменилась после того, как вас спросили. О том, какая она теперь, вас спросят снова.
broadcast-approve-cancelled = Рассылку { $id } отменили: одобрять нечего.
broadcast-approve-sent = У рассылки { $id } есть нужные одобрения, или они больше не нужны.
broadcast-was-released = Вы отправили рассылку { $id } без недостающих одобрений. Это записано: /audit
broadcast-draft-gone = Этот черновик уже отправили, отменили или изменили. Начать заново: /broadcast.
broadcast-renewed = ⚠️ <b>Рассылка { $id } уже не такая, как была показана:</b> её статью исправили или раньше вышло другое исправление. Вот какая она теперь; других редакторов спросят снова.
version-ask = Какая это статья на другом языке? Напишите номер, id или ссылку. Выйти: /cancel.
version-same = Эта статья на том же языке: { $language }. Назовите статью на другом.
breaking-proposal =
    🔎 <b>Лента помечает это как срочное</b>
    { $title }

    Само ничего не отправляется.
breaking-proposal-sent =
    ✅ <b>Редактор <code>{ $editor }</code> отправил это читателям: рассылка { $id }</b>
    { $title }
breaking-proposal-prepared =
    🕒 <b>Редактор <code>{ $editor }</code> подготовил это: рассылка { $id } уйдёт в своё время или после одобрения</b>
    { $title }

### Editor: after sending

button-recall = Отозвать
button-correct = Исправить
button-recall-now = Отозвать у всех
button-correct-now = Исправить у всех
toast-recalled-already = Это уже отозвано.
broadcast-name-recall = <b>Отзыв { $id }</b> рассылки { $of }
broadcast-name-correction = <b>Исправление { $id }</b> рассылки { $of }
broadcast-state-waiting = Ждёт одобрения: { $given } из { $needed }
# $time: "25 Nov, 18:30".
broadcast-state-scheduled = Назначено на { $time } (время: { $zone })
broadcast-state-late = Должна была уйти { $time } (время { $zone }), это время давно прошло: спросили автора
broadcast-state-orphan = Должна была уйти { $time } (время { $zone }), но её автор больше не редактор: взять её на себя может владелец
broadcast-state-recall = Отзывается
broadcast-state-correction = Исправляется
broadcast-waits = Ждёт рассылку { $id }: они идут по одной.
broadcast-waits-change = Недолго ждёт исправление { $id }.
broadcast-recalled = Отозвано: отзыв { $id }
broadcast-corrected-whole = Исправлено: исправление { $id }
broadcast-corrected-under-way = Исправляется: исправление { $id }
broadcast-corrected-partly = Исправление { $id } дошло не до всех чатов: тот же текст можно отправить ещё раз.
broadcast-left = осталось { $left }
broadcast-counts-recall = отозвано { $sent } · сбоев { $failed } · недоступны { $blocked }
broadcast-notices = слишком старые, чтобы удалить: { $count }. Теперь их текст или подпись сообщает, что сообщение отозвано; фото, видео и файлы остались.
broadcast-counts-correction = исправлено { $sent } · сбоев { $failed } · недоступны { $blocked }
broadcast-unchanged = не изменено (сообщения уже нет или отмена): { $count }
broadcast-opened = { $count ->
    [one] статью открыли { $count } раз
    [few] статью открыли { $count } раза
   *[other] статью открыли { $count } раз
}
broadcast-report-recall = ✅ <b>Отзыв { $id } рассылки { $of } завершён.</b>
broadcast-report-correction = ✅ <b>Исправление { $id } рассылки { $of } завершено.</b>
broadcast-not-started-withdrawn = <b>Рассылка { $id } не началась.</b> Агентство успело отозвать её статью, или она слишком старая.
broadcast-told-paused = Редактор <code>{ $editor }</code> приостановил вашу рассылку { $id }.
broadcast-told-resumed = Редактор <code>{ $editor }</code> возобновил вашу рассылку { $id }.
broadcast-told-cancelled = Редактор <code>{ $editor }</code> отменил вашу рассылку { $id }, когда она уже шла.
broadcast-told-unplanned = Редактор <code>{ $editor }</code> отменил вашу рассылку { $id }. Она не уйдёт.
broadcast-told-recalled = Редактор <code>{ $editor }</code> отозвал вашу рассылку { $id }: её сообщения удаляются.
broadcast-told-corrected = Редактор <code>{ $editor }</code> исправил текст вашей рассылки { $id }.
broadcast-orphan = ⚠️ <b>Автор рассылки { $id } больше не редактор.</b> Она не уйдёт, пока её не возьмёт на себя кто-то из владельцев.
broadcast-cancel-ask = <b>Отменить рассылку { $id }?</b> Она назначена на { $time } (время { $zone }); если отменить, её никто не получит.
broadcast-kept = Рассылка { $id } остаётся как есть.
broadcast-start-ask = { $recipients ->
    [one] <b>Отправить рассылку { $id } сейчас?</b> Она уйдёт в { $recipients } чат сразу, а не { $time } (время { $zone }).
    [few] <b>Отправить рассылку { $id } сейчас?</b> Она уйдёт в { $recipients } чата сразу, а не { $time } (время { $zone }).
   *[many] <b>Отправить рассылку { $id } сейчас?</b> Она уйдёт в { $recipients } чатов сразу, а не { $time } (время { $zone }).
}
broadcast-retimed = У рассылки { $id } новое время, её нужно одобрить заново. Она уйдёт только после того, как вы отправите её на одобрение и его получите.
broadcast-not-started-recalled = <b>Исправление { $id } отменено.</b> Рассылку { $of } тем временем отозвали: исправлять нечего.
broadcast-put-off-late = <b>Рассылка { $id } не ушла.</b> Она должна была начаться { $time } (время { $zone }), с тех пор прошло больше трёх часов. Отправить сейчас?
broadcast-put-off-approvals = <b>Рассылка { $id } не началась.</b> Её время пришло, но сейчас засчитано одобрений: { $given } из { $needed }. Кто дал остальные, больше не редактор. Других редакторов спросили; она уйдёт, как только её одобрят.
broadcast-put-off-changed = <b>Рассылка { $id } не началась.</b> Её статью исправили после одобрения. Ниже она такая, как сейчас. Других редакторов спросят снова; она уйдёт, как только одобрят этот вариант.
broadcast-started-changed = <b>Рассылка { $id } уходит с текстом статьи, какой он сейчас:</b> статью исправили после того, как вы её видели.
broadcasts-running = <b>Идут</b>
broadcasts-waiting = <b>Ждут одобрения</b>
broadcasts-scheduled = <b>Назначены</b>
broadcasts-past = <b>Прошедшие</b>
cause-title = Почему сообщения не дошли:
cause-blocked = бот заблокирован
cause-deactivated = аккаунт удалён
cause-not-found = чата больше нет
cause-removed = бота удалили из группы или канала
cause-no-rights = боту нельзя там писать
cause-stopped = читатель остановил бота
cause-paused = у читателя пауза
cause-not-wanted = читатель не хочет таких оповещений
cause-held = отложено до следующей сводки
cause-withdrawn = агентство отозвало статью
cause-superseded = вместо него пошло другое оповещение об этой статье
cause-cancelled = рассылку отменили
cause-too-late = время прошло
cause-gone = сообщения уже нет
cause-moved = группа стала супергруппой, старые сообщения в ней изменить нельзя
cause-telegram = Telegram был перегружен или недоступен
cause-network = не было связи с Telegram
cause-internal = ошибка на нашей стороне
cause-other = другие причины
# $words: what Telegram said, in English.
cause-refused = Telegram не принял сообщение: «{ $words }»
recall-title = <b>Отозвать рассылку { $id }?</b>
recall-open = Она ещё идёт: сначала она будет отменена.
recall-recent = { $count ->
    [one] Будет удалено { $count } сообщение.
    [few] Будет удалено { $count } сообщения.
   *[other] Будет удалено { $count } сообщений.
}
recall-older = { $count ->
    [one] { $count } старше 48 часов: вместо него будет текст «Агентство отозвало это сообщение».
   *[other] { $count } старше 48 часов: вместо них будет текст «Агентство отозвало это сообщение».
}
recall-older-media = { $count ->
    [one] { $count } старше 48 часов и останется: изменится только подпись — «Агентство отозвало это сообщение».
   *[other] { $count } старше 48 часов и останутся: изменится только подпись — «Агентство отозвало это сообщение».
}
recall-unknown = { $count ->
    [one] Ещё { $count } может быть в чате, где его не найти: номер остался неизвестен, чат забыт или группа стала супергруппой. Оно останется.
   *[other] Ещё { $count } могут быть в чатах, где их не найти: номера остались неизвестны, чаты забыты или группы стали супергруппами. Они останутся.
}
recall-nothing = Отзывать нечего: ни об одном сообщении рассылки { $id } в чатах я не знаю.
recall-dropped = Ничего не отозвано.
correct-ask = Напишите новый текст с оформлением. Он заменит старый во всех чатах; у фото, видео и файлов меняется только подпись. Выйти: /cancel
correct-only-text = Текст или подпись можно заменить только текстом. Напишите его или выйдите: /cancel
# $count: characters it has.
correct-wrong-length = В новом тексте должно быть от 1 до { $limit } знаков, а в этом — { $count }. Пришлите другой или выйдите: /cancel
correct-same = Это тот же текст. Напишите другой или выйдите: /cancel
correct-over = Исправить это уже нельзя.
correct-recalled = Рассылку { $id } тем временем отозвали: исправлять нечего.
correct-preview = 👆 <b>Это заменит рассылку { $id }.</b>
correct-count = { $count ->
    [one] Будет изменено { $count } сообщение.
    [few] Будет изменено { $count } сообщения.
   *[other] Будет изменено { $count } сообщений.
}
correct-open = Она ещё идёт: кто её не получил, получит новый текст.
correct-after = Он заменит текст исправления { $id }.
correct-media = Меняется только подпись.
correct-unknown = { $count ->
    [one] Ещё { $count } может быть в чате, где его не найти: в нём останется старый текст.
   *[other] Ещё { $count } могут быть в чатах, где их не найти: в них останется старый текст.
}

### Desk: editors, record, figures, feeds, incidents

command-stats = Цифры и график
command-feeds = Состояние лент
command-audit = Кто, что и когда сделал
command-editors = Кто редакторы
button-feeds = 📡 Ленты
button-poll = 🔄 Опросить { $feed }
button-poll-all = 🔄 Опросить все
button-light = ☀️ Светлый
button-dark = 🌙 Тёмный
button-editor-remove = ✖️ Убрать { $id }
button-editor-remove-sure = Да, убрать
button-audit-all = Все действия
button-history = История
toast-polling = Опрашиваю. Новое состояние появится здесь.
toast-editor-removed = Больше не редактор.
desk-never = никогда

editors-screen = <b>Редакторы</b>
editors-owner = { $id }, владелец
editors-one = { $id }, добавил { $by }, { $when }
editors-none = Кроме владельцев, редакторов пока нет.
editors-hint = Добавить: <code>/editors add 123456789</code>. Свой id каждый видит в /privacy.
editors-usage = Напишите <code>/editors add 123456789</code> или <code>/editors remove 123456789</code>. Свой id каждый видит в /privacy.
editors-remove-ask = { $id } больше не будет редактором? Неотправленные черновики останутся неотправленными; что он назначил, предложим владельцам.
editors-added = { $id } теперь редактор и знает об этом.
editors-added-unreached = { $id } теперь редактор, но сообщить об этом не удалось: сначала надо запустить бота.
editors-known = { $id } уже редактор.
editors-is-owner = { $id } — владелец, а значит, и редактор. Владельцы заданы в ADMIN_IDS.
editors-removed = { $id } больше не редактор.
editors-unknown = { $id } — не редактор.
editors-you-are = Теперь вы редактор. Что можно делать, показывает /help.
editors-you-were = Вы больше не редактор. Ваши настройки и сводки остаются как были.

audit-screen = <b>Кто, что и когда сделал</b>
audit-screen-broadcast = <b>Рассылка { $id }: кто, что и когда сделал</b>
audit-empty = Пока ничего нет.
audit-bot = Бот
audit-erased = Читатель, удаливший свои данные
audit-all-feeds = все ленты
audit-broadcast-button = кнопка рассылки
audit-desk-button = кнопка редакторов
audit-correction = { $id } (исправление рассылки { $of })
audit-editor-added = { $who }: новый редактор { $what }
audit-editor-removed = { $who }: больше не редактор { $what }
audit-broadcast-submitted = { $who }: рассылка { $what } отдана на одобрение
audit-broadcast-approved = { $who }: рассылка { $what } одобрена
audit-broadcast-withdrawn = { $who }: рассылка { $what } снова черновик
audit-broadcast-scheduled = { $who }: рассылка { $what } запланирована
audit-broadcast-started = { $who }: рассылка { $what } начата
audit-broadcast-released = { $who }: рассылка { $what } отправлена без недостающих одобрений
audit-broadcast-paused = { $who }: рассылка { $what } на паузе
audit-broadcast-resumed = { $who }: рассылка { $what } продолжена
audit-broadcast-stopped = { $who }: рассылка { $what } остановлена
audit-broadcast-cancelled = { $who }: рассылка { $what } отменена
audit-broadcast-recalled = { $who }: рассылка { $what } отозвана
audit-broadcast-taken-over = { $who }: рассылка { $what } взята на себя
audit-broadcast-corrected = { $who }: рассылка { $what } исправлена
audit-feed-polled = { $who }: опрос, { $what }
audit-refused = { $who }: отказано, { $what }

feeds-screen = <b>Ленты</b>, { $time }
feeds-none = Ни одна лента не включена.
feeds-off = { $count ->
    [one] Ещё { $count } лента выключена.
    [few] Ещё { $count } ленты выключены.
   *[many] Ещё { $count } лент выключено.
}
feeds-times = прочитана: { $fetched } · последняя новость: { $news }
feeds-failures = { $count ->
    [1] Одна попытка не удалась.
    [one] Не удалось подряд: { $count } попытка.
    [few] Не удалось подряд: { $count } попытки.
   *[many] Не удалось подряд: { $count } попыток.
}
feeds-next = следующая попытка: { $next }
feed-failure-bad-url = Её адрес — не веб-адрес.
feed-failure-private-address = Её адрес не публичный, открывать его мне нельзя.
feed-failure-dns = Её сервер не найден.
feed-failure-refused = Её сервер не принял соединение.
feed-failure-tls = Её сервер не подтвердил свою подлинность.
feed-failure-timeout = Её сервер не ответил вовремя.
feed-failure-too-large = Она слишком большая, чтобы её прочитать.
feed-failure-too-many-redirects = Её адрес бесконечно перенаправляет.
feed-failure-http-status = Её сервер ответил ошибкой { $status }.
feed-failure-status-gone = Её сервер ответил { $status }: по этому адресу ничего нет.
feed-failure-status-refused = Её сервер не пустил меня: ответ { $status }.
feed-failure-network = Соединение прервалось.
feed-failure-robots = Сайт не разрешает ботам её читать.
feed-failure-not-a-feed = По её адресу нет ленты.
feed-failure-not-a-page = По её адресу нет ленты.
feed-failure-empty = Она пришла пустой.
feed-failure-too-complex = Она слишком сложная, чтобы её прочитать.
feed-advice-wait = Пробую дальше сам.
feed-advice-address = Ждать бесполезно: нужно проверить её адрес в FEEDS_FILE.
feed-advice-ask = Ждать бесполезно: попросите сайт пускать бота.
feeds-fixed = Отсюда на ленты можно только смотреть: /feeds. Добавляет, меняет и убирает их тот, кто запускает бота: в файле FEEDS_FILE, после чего бот запускается заново.

stats-screen = <b>Цифры</b>
stats-day-begins = День начинается в { $time } ({ $zone }).
stats-active = Подписчики: <b>{ $active }</b>, из них на паузе: { $paused }
stats-others = Кроме них: остановили { $stopped } · недоступны { $unreachable }
stats-growth = За { $days } дней: <b>{ $growth }</b> (пришли { $joined }, ушли { $left })
stats-languages = Языки: { $list }
stats-sections = Рубрики: { $list }
stats-days = <b>За { $days } дней</b>
stats-delivered = Сводки { $digests } · оповещения { $alerts } · рассылки { $broadcasts }
stats-came-of-it = Открыто текстов { $reads } · заблокировали { $blocked } · не удалось { $failed }
chart-title = Последние дни
chart-subscribers = Подписчики
chart-deliveries = Доставлено за день
chart-digests = Сводки
chart-alerts = Оповещения
chart-broadcasts = Рассылки

incident-feed-failing = ⚠️ <b>Лента { $feed }</b> не читается: неудачных попыток подряд — { $count }. Последнее чтение: { $since }.
incident-feed-silent = ⚠️ <b>Лента { $feed }</b> молчит дольше обычного. Последняя новость: { $since }.
incident-feed-failing-many = ⚠️ <b>Не читаются сразу несколько лент</b>: { $feeds }. Последнее чтение: { $since }.
incident-feed-silent-many = ⚠️ <b>Сразу несколько лент</b> молчат дольше обычного: { $feeds }. Последняя новость: { $since }.
# $most: how many a day are taken.
incident-feed-flooding = ⚠️ <b>Лента { $feed }</b> за один день принесла больше { $most } новых записей. Остальные сегодняшние пропускаются. Проверьте, что в ней публикуется.
incident-store = ⚠️ <b>Бот не может сохранить данные.</b> Диск, возможно, полон или неисправен. Сделанные сейчас изменения могут пропасть.
incident-disk = ⚠️ <b>Диск почти полон.</b> Осталось мегабайт: { $free }.
incident-clock-ahead = ⚠️ <b>Часы сервера неверны.</b> Они спешат, если верить Telegram: { $time }. Поэтому сводки приходят слишком рано.
incident-clock-behind = ⚠️ <b>Часы сервера неверны.</b> Они отстают, если верить Telegram: { $time }. Поэтому сводки приходят слишком поздно.
incident-payment = ⚠️ <b>Telegram не принимает оплату за быструю отправку.</b> Возможно, у бота меньше 10 000 звёзд или пользователей. Ничего не потеряно: всё уходит со скоростью 30 сообщений в секунду.
over-feed-failing = ✅ <b>Лента { $feed }</b> снова читается.
over-feed-silent = ✅ <b>Лента { $feed }</b> снова приносит новости.
over-feed-failing-many = ✅ Эти ленты снова читаются: { $feeds }.
over-feed-silent-many = ✅ Эти ленты снова приносят новости: { $feeds }.
over-disk = ✅ На диске снова есть место.
over-store = ✅ Бот снова сохраняет данные.
over-clock = ✅ Часы сервера снова верны.
over-payment = ✅ Telegram снова принимает оплату: оплаченное уходит быстро.
