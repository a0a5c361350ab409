# English: the source of keys. Every other language has the same keys with the same arguments.
# Messages used as text (button-*, toast-*, command-*, names) carry no markup; the others are Telegram HTML.

### News: greeting

greeting-morning = Good morning!
greeting-day = Good afternoon!
greeting-evening = Good evening!
greeting-night = Hello!

### News: digest

# $count: how many headlines this page shows.
digest-intro = { $count ->
    [one] One headline for you.
   *[other] { $count } headlines for you.
}
digest-page = Page { $page } of { $pages }
digest-last-day = Nothing new in your sections since your last digest. Here is the last 24 hours:
digest-quiet-day = Nothing new in your sections, and nothing in the last 24 hours either.
digest-nothing-new = Nothing new in your sections since your last digest.
# $missed: how long the pause was, "3 days".
digest-missed = You missed { $missed }: { $count ->
    [one] one top story.
   *[other] { $count } top stories.
}
digest-missed-nothing = You missed { $missed }, but nothing new in your sections.
digest-missed-long = After so long a pause, here are the last three days.

### News: lists

list-latest = Latest headlines
# $section: the section's name.
list-latest-section = Latest: { $section }
list-interviews = Interviews
list-empty = No headlines here yet.
list-interviews-empty = No interviews yet.
list-end = That is all for now.
list-saved = Saved articles
list-saved-empty = Nothing saved yet. Press 🔖 under an article, and it stays here, however old it gets.
list-saved-removing = Press a number to remove that article.

### News: marks of a headline

mark-updated = updated
# $time: "14:05", or with the day in front.
mark-updated-at = updated { $time }
mark-withdrawn = withdrawn
mark-comment = comment
mark-exclusive = exclusive
mark-statement = statement
# $minutes: at 200 words a minute, at least 1.
reading-time = { $minutes } min read

### News: article

article-contents = Questions
article-sponsored = Sponsored content
# $when: time, or day and time.
article-corrected = The agency updated this article: { $when }.
article-withdrawn = The agency has withdrawn this article.
article-no-text = The page has no text to show. Please open the original.
article-part = Part { $part } of { $parts }
# $source: a link to the page, named by its site.
article-cut-short = This text is longer than what can be shown here. Read on at { $source }.
# $source: a link to the page, named by its site.
article-source = Source: { $source }
article-summary-only = The full text is not available right now.
article-past-retention = The full text is no longer kept here, only the headline and the link.

button-more = More headlines: { $count }
button-original = 🔗 Original
button-share = ↗️ Share
button-pages = 📄 As pages (plain text)
# $parts: of how many messages the whole text is.
button-rich =
    { $parts ->
        [one] 📜 All in one message
       *[other] 📜 All in { $parts } messages
    }
button-save = 🔖 Save
# The state; a press removes it.
button-saved = ✅ Saved
button-story = 🔔 Follow story
# The state; a press ends it.
button-story-followed = ✅ Following story
button-remove-some = 🗑 Remove…
button-remove-done = ✅ Done
button-retry = 🔄 Try again
button-latest = 📰 Latest headlines
button-all-languages = 🌐 All languages
button-everything = 📋 Everything
button-read = 📖 Read

### News: why a page could not be had

failure-bad-url = That link does not look like a web address.
failure-private-address = That address is not public, so it cannot be opened.
failure-dns = The agency’s site could not be found. Try again in a few minutes.
failure-refused = The agency’s site refused the connection. Try again in a few minutes.
failure-tls = The agency’s site could not prove its identity, so the page was not opened.
failure-timeout = The agency’s page did not answer. Try again in a minute.
failure-too-large = The page is too large to show here. Please open the original.
failure-too-many-redirects = The page keeps sending us somewhere else. Please open the original.
failure-http-status = The agency’s site answered with an error. Try again in a minute.
failure-network = The connection to the agency broke off. Try again in a minute.
failure-robots = The agency does not allow bots to read this page. Please open the original.
failure-not-a-feed = That address holds no news feed.
failure-not-a-page = That address holds no article we can show. Please open the original.
failure-empty = The page is empty. Try again in a few minutes.
failure-too-complex = The page is too complex to show here. Please open the original.
failure-gone = The agency’s site no longer has this page.

### News: sections

section-politics = Politics
section-economy = Economy
section-official_chronicle = Official chronicle
section-official_documents = Official documents
section-society = Society
section-culture = Culture
section-sport = Sport
section-world = World
section-science_education = Science and education
section-health = Health
section-tourism = Tourism
section-regions = Regions
section-military = Military
section-incidents = Incidents
section-technology = Technology
section-ecology = Ecology
section-comment = Comment
section-interview = Interviews
section-analytics = Analysis
section-other = Other news
# What waited for this digest: a group of its own.
section-held = While you slept

### News: languages, in this language and in their own

language-az = Azerbaijani
language-en = English
language-ru = Russian
language-de = German
language-fr = French
language-es = Spanish
language-ar = Arabic
language-zh = Chinese
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
    👋 <b>Welcome! You are subscribed.</b>
    Ten headlines that matter, { $schedule } ({ $zone } time), and the full text of any article or interview here in the chat.
welcome-again =
    <b>You are subscribed.</b>
    Your digest comes { $schedule } ({ $zone } time). Nothing was changed.
welcome-back =
    <b>Welcome back!</b> Your settings are as you left them.
    Your digest comes { $schedule } ({ $zone } time).
welcome-group-new =
    👋 <b>This group is subscribed.</b>
    Ten headlines that matter come here { $schedule } ({ $zone } time). Their numbers open the full text in your own chat with me.
welcome-group-again =
    <b>This group is subscribed.</b>
    Its digest comes { $schedule } ({ $zone } time). Nothing was changed.
welcome-group-back =
    <b>Good to be back!</b> The group’s settings are as you left them.
    Its digest comes { $schedule } ({ $zone } time).
welcome-channel-new =
    <b>The channel is connected.</b>
    Ten headlines that matter are posted there { $schedule } ({ $zone } time), and breaking news as it comes.
welcome-channel-again =
    <b>The channel is connected already.</b>
    Its digest is posted { $schedule } ({ $zone } time). Nothing was changed.
welcome-channel-back =
    <b>The channel gets the news again.</b> Its settings are as you left them.
    Its digest is posted { $schedule } ({ $zone } time).
welcome-news-language = There is no news in your language yet, so the news comes in: { $language }.
welcome-hint = Change anything with a button, or see /help.
subscribe-offer = Would you like the day’s ten headlines here, every morning?
subscribe-first = Please subscribe first: then your settings have a place to be kept.
button-subscribe = Subscribe
button-digest-now = 📰 Digest now
button-language = 🌐 Language
button-topics = 🗂 Sections
button-schedule = ⏰ Time
button-timezone = 🌍 Time zone
button-privacy = 🔒 Privacy
button-quiet-on = 🌙 Quiet 23:00–07:00
button-quiet-off = 🔔 Quiet hours off
button-sponsored = Sponsored items
button-empty = Tell me when nothing is new
button-long-rich = Long articles in one message
button-back = ← Settings
button-other-time = ✏️ Other
button-schedule-off = No digests
button-city = ✏️ Another city
button-second = + news in { $language }
button-here-all = Everything else
button-settings = ⚙️ Settings
button-stop-channel = ⏹ Stop posting
button-connect = ➕ Connect a channel
button-choose-channel = 📣 Choose a channel
button-resume-channel = ▶️ Yes, again
button-export = 📦 All of it as a file
button-forget = Erase everything…
button-forget-sure = Yes, erase everything
button-keep = Keep it
button-cancel = Cancel

command-digest = Headlines now
command-latest = Newest headlines
command-interviews = Newest interviews
command-read = Full text: number, link or id
command-search = Articles by their words
command-check = Did the agency publish this?
command-saved = Articles you saved
command-topics = Sections you get
command-schedule = When digests come
command-timezone = Your time zone
command-quiet = Quiet hours
command-language = Language of the bot and the news
command-follow = Be alerted of a word
command-unfollow = Stop following a word
command-following = Words and stories you follow
command-breaking = Which alerts come
command-here = What comes to this topic
command-pause = Nothing comes for a while
command-resume = End the pause
command-why = What was sent to you, and why
command-settings = All settings on one screen
command-channels = Channels you connected
command-privacy = What is stored, and your id
command-export = All that is stored, as a file
command-forget = Erase all that is stored
command-start = News comes to this group
command-stop = Nothing more comes
command-cancel = Leave a question
command-help = All commands

settings-screen =
    <b>Settings</b>

    Language: { $languages }
    Sections: { $topics }
    Digests: { $schedule }
    Time zone: { $zone }
    Quiet hours: { $quiet }
    Alerts: { $alerts }
    You follow: { $words }
    Sponsored items: { $sponsored }
    Tell me when nothing is new: { $empty }
settings-paused = ⏸ Paused until { $until }: nothing comes before.
settings-stopped = ⏸ Nothing comes at present. /start brings the digests back.
word-yes = yes
word-no = no
schedule-none = never
words-none = none
words-stories = { $count ->
    [one] one story
   *[other] { $count } stories
}
quiet-none = off
days-all = every day
days-weekdays = on weekdays
days-weekends = on weekends
schedule-rule = { $days } at { $times }
topics-all = All sections
topics-screen-all =
    <b>Sections</b>
    You get all of them. Press one to choose only some.
topics-screen =
    <b>Sections</b>
    You get the ticked ones. “Other news” is what has no section.
topics-unknown = I do not know { $names }. I know: { $known }. For example: <code>/topics politics economy</code>
schedule-screen =
    <b>When digests come</b>
    Now: { $schedule } ({ $zone } time).

    Press the hours you want, or write it in one line: <code>/schedule weekdays 08:00 18:30; weekends 10:00</code>
schedule-wrong = I could not read “{ $part }” as days or a time. For example: <code>/schedule weekdays 08:00 18:30; weekends 10:00</code>
schedule-set = Done. Your digest comes { $schedule } ({ $zone } time). Next: { $next }.
schedule-set-off = Done. No digests come. /schedule brings them back.
schedule-ask = What time? Write it like <code>07:45</code>, or <code>weekdays 07:45</code>. /cancel leaves.
zone-screen =
    <b>Time zone</b>
    { $zone }, where it is { $time } now.

    Press one, write a city, or send a location.
zone-ask = Which city are you in? Write its name, or send a location. /cancel leaves.
ask-reply = Please answer as a reply to this message.
ask-unfit = That is no answer to my question. Please answer it, or leave with /cancel.
ask-ended = Three answers did not fit, so I stop asking: what you write next is no answer any more. To be asked again, press the same button or send the same command.
ask-over = I do not wait for an answer any more, so I did nothing with this. To be asked again, press the same button or send the same command. To search for words: <code>/search</code> and the words.
ask-late = My question is too old by now, so I did not take this as the answer and did nothing with it. To be asked again, press the same button or send the same command.
zone-set = Done. Your time zone is { $zone }; it is { $time } there now.
zone-unknown = I do not know “{ $name }”. Write a larger city near you or a zone such as <code>Europe/Berlin</code>, or send a location.
zone-which = Which one do you mean?
language-screen =
    <b>Language</b>
    Of the bot and of the news. A second one fills only what the first leaves empty.
language-set = Done. I speak English now.
language-news-only = Done. News comes in { $language } now. I do not speak it yet and go on in English.
language-news-from = There is no news in this language yet: it comes in { $language }.
language-second-set = Done. News in { $language } fills what the first language leaves empty.
language-second-off = Done. News comes in one language.
language-second-unknown = There is no news in “{ $name }” yet, so it cannot be the second language. There is news in: { $known }. For example: <code>/language { $example }</code>
language-unknown = I do not speak “{ $name }” yet. I speak: { $known }. For example: <code>/language { $example }</code>
quiet-set = Done. Quiet hours: { $quiet }. What comes then comes without a sound.
quiet-set-off = Done. No quiet hours.
quiet-wrong = I could not read “{ $part }”. For example: <code>/quiet 23:00-07:00</code> or <code>/quiet off</code>
toast-saved = Saved
toast-form-rich = Long articles now come in one message. If yours looks empty, press “As pages”.
toast-form-pages = Articles now come as pages.
toast-stale = This button is out of date. Here is the present state.
toast-changed = This has changed since the card came, and nothing was sent. Please look at it again.
toast-stale-article = The page cannot be shown just now. Please open the article again.
toast-bookmarked = Saved. /saved lists everything you keep.
toast-unbookmarked = Removed from your saved articles.
toast-bookmarks-full = You have 1,000 saved articles, which is the most. Remove one first: /saved
toast-bookmark-gone = This article is no longer here, so it cannot be saved.
toast-story-followed = You will be told at once what follows, for 30 days. /following lists your stories.
toast-story-silent = Followed, but your alerts are off, so nothing comes: /breaking turns them on.
toast-story-unfollowed = You no longer follow this story.
toast-story-gone = This article is no longer here, so its story cannot be followed.
toast-stories-full = You follow { $count } stories, which is the most. Give one up first: /following
toast-stale-search = I do not remember this search any more. Please search anew.
toast-unknown-button = This button is out of date. /help shows what works.
toast-administrators = Only administrators of this group can do that.
toast-channel = Only administrators of this channel can do that.
toast-error = That did not work. Please try again.
toast-cancelled = Cancelled
privacy-screen =
    <b>Privacy</b>
    Stored: this chat’s id, your settings, the words and stories you follow, the articles you saved, the groups and channels you connected, your last 50 searches, the headlines last shown to you, and what was sent to you and when (30 days). Not stored: what you read, and, once it is answered (in two days at the latest), what else you wrote, with your name.

    Your id: { $id }
    /export sends all of it as a file, /forget erases it at once; only backups made before keep it until they are deleted.
privacy-group-screen =
    <b>Privacy</b>
    Stored: the id and name of this group or channel, its settings, who connected it, the headlines last shown here, the last 50 searches made here, and what was sent there and when (30 days). Not stored: who its members are, and, once it is answered (in two days at the latest), what else they write.

    Its id: { $id }
    /forget erases all of it at once; only backups made before keep it until they are deleted.
export-done = All that is stored about this chat: { $when }.
export-failed = The file may not have arrived. If it has not, please ask again in a minute: /export
forget-screen = <b>Erase everything?</b> Your settings, followed words, saved articles and receipts are gone for good, and nothing more comes.
forget-done = Erased. Nothing of this chat is stored any more. /start begins anew.
forget-kept = Nothing was erased.
stop-done = Nothing more comes. Your settings are kept until /start.
help-screen = <b>What I can do</b>
help-hint = Send words to search for them, a number of the last list or a link of the agency to read the full text. Forward a message to check whether the agency published it.
# $bot: the bot's own name.
help-inline = In any chat: <code>@{ $bot } words</code> shares an article.
help-administrators = <b>For administrators of this group</b>
help-group-hint = Numbers open the full text in your own chat with me.
read-usage = Which one? Write a number of the last list, an id or a link: <code>/read 3</code>
read-unknown = I have no article “{ $what }”. Numbers count in the list last shown: /latest
read-foreign = That link is not one of this agency’s. I can open: { $hosts }
read-too-old = I do not have this article (any more). The agency’s page: { $link }
latest-unknown-section = I do not know the section “{ $name }”. I know: { $known }
# $text: what was searched for.
search-nothing = Nothing found for “{ $text }”. Try fewer words, or only the beginning of one. /latest shows what is new, /help what else works.
search-elsewhere = Nothing in your language. In other languages:
search-similar = Nothing has exactly these words. With other endings:
search-too-long = That is too long for a search: ten words at most. To see whether the agency published a text, send /check, then the text.
search-or-send = If it is for readers: answer your message with /broadcast.
search-ask = What are you looking for? Write words from a headline or a text; those in “quotation marks” must follow one another. /cancel leaves.
check-ask = What shall I check? Forward or paste a text, or send a link. /cancel leaves.
check-too-short = That is too little to compare. Send at least three words, or a link.
check-exact = ✅ <b>Yes.</b> The agency published this:
check-exact-link = ✅ <b>Yes.</b> This is the agency’s article:
check-former = ✏️ <b>Changed since.</b> The agency published this headline, and has corrected it:
check-withdrawn = ⚠️ <b>Withdrawn.</b> The agency published this and has withdrawn it since:
check-near = ❔ <b>Not in these words.</b> The agency published something similar. Please compare:
# $date: the day of the oldest article there is; the moment, where older ones are still being read (check-reading follows).
check-none = ❌ <b>Not found.</b> I find nothing like it among what the agency published since { $date }.
check-none-link = ❌ <b>Not found.</b> The address is the agency’s, but I know no such article among those since { $date }.
check-reading = ⏳ I am still reading what is older: ask again later.
# $count: links of the message beyond the five that are checked.
check-more-links = { $count ->
    [one] One more link was not checked.
   *[other] { $count } more links were not checked.
}
# $hosts: the agency's sites.
check-foreign-link = ❌ <b>Not the agency’s address.</b> Its sites are: { $hosts }
text-unknown = I did not understand that. Send words to search for, a number of the last list or a link of the agency, or see /help.
editor-unasked = I did not understand that. To send it to readers, answer it with /broadcast; /help lists what else works.
command-unknown = I do not know this command. /help lists those I know.
cancel-done = Cancelled.
cancel-nothing = There is nothing to cancel.
# $command: /start with the bot's name.
group-hello =
    <b>Hello!</b> I bring the news agency’s briefings: ten headlines at the hours you choose, and breaking news.
    Nothing comes before an administrator of this group presses the button or sends { $command }. I read nothing but commands meant for me.
group-back =
    <b>Hello again!</b> I still have this group’s settings.
    Nothing comes before an administrator presses the button or sends { $command }.
group-administrators = Only administrators of this group can change what comes here. For your own news, open a chat with me and press Start.
rights-unknown = Telegram does not answer whether you are an administrator here. Try again in a minute.
# $title: the group's name.
group-lost = I cannot write in “{ $title }” any more: I was removed, or may not write there. Its settings are kept. Once I am let in again, /start there brings the news back.
group-moved = This group is a supergroup now. Its settings have come along.
here-screen =
    <b>What comes to this topic</b>
    Ticked news comes here. Press a section to bring it here, or to let it go where everything else goes.

    In one line: <code>/here politics economy</code>, <code>/here all</code>, <code>/here off</code>
here-no-forum = This group has no topics: everything comes here. Topics are turned on in the group’s settings in Telegram.
here-unknown = I do not know { $names }. I know: { $known }. For example: <code>/here politics economy</code>
channels-none =
    <b>Channels</b>
    You have connected none yet. I post digests and breaking news in a channel that you administer.
channels-screen =
    <b>Channels</b>
    Press one to change what is posted there. In one line: <code>/schedule @name 08:00</code>, <code>/stop @name</code>
channel-ask = Which channel? Choose it with the button below, forward me a post of it, or write its @name. For the last two, first make me an administrator there who may post. /cancel leaves.
channel-found = I am in this channel.
channel-unknown = I do not find this channel, or I am not in it. Make me an administrator there who may post, then send its @name or forward a post of it. /channels begins anew.
channel-administrators = Only administrators of this channel can change what is posted there.
channel-no-rights = I may not post in this channel. Give me the right to post messages there, then try again: /channels
# $title: the channel's name.
channel-hello = You let me post in “{ $title }”. Shall I post digests and breaking news there? Nothing is posted before you press the button.
channel-back = I may post in “{ $title }” again. Its settings are kept. Shall the news come there again?
channel-lost = I cannot post in “{ $title }” any more: I was removed, or may not post there. Its settings are kept. Once I may post again, I will tell you.
channel-stopped = Nothing more is posted in this channel. Its settings are kept: /channels
channel-forgotten = Disconnected. Nothing of this channel is stored any more. /channels connects it anew.
topic-gone = The topic I was posting to was deleted. From now on I post here.
error-general = Something went wrong on my side. Please try again in a minute.
slow-down = This is faster than I can answer. I answer your first messages and leave out the rest: please repeat those in a moment.

### Alerts: the message itself

alert-flash = Flash
alert-urgent = Urgent
alert-notable = Worth knowing
# $words: the reader's words that were found, "oil, Baku".
alert-word = You follow: { $words }
alert-word-past = A word you followed
# $title: the headline the reader followed the story from.
alert-story = A story you follow: { $title }

### Broadcasts: what readers see

# In the place of a message that can no longer be deleted.
recalled-notice = The agency has taken this message back.

### Alerts: which come, and followed words

alerts-off = off
alerts-flash = flash only
alerts-urgent = flash and urgent
alerts-all = all
# $choice: one of the four above.
alerts-a-day = { $choice }, at most { $count } a day
alerts-words-a-day = { $choice }, and at most { $count } a day of followed words
alerts-screen =
    <b>Alerts</b>
    Now: { $alerts }.

    Flash rings at any hour and is never counted. Urgent news and your followed words come without a sound in quiet hours. What is over the daily number waits for your next digest. “Off” silences followed words, too.

    In one line: <code>/breaking urgent 5</code>
alerts-set = Done. Alerts: { $alerts }.
alerts-wrong = I could not read “{ $part }”. Write off, flash, urgent or all, and if you like the most a day, from 1 to 50: <code>/breaking urgent 5</code>
button-alerts = ⚡ Alerts
button-own-alerts = ⚡ My own alerts
button-cap = { $count } a day

# $words: the words, in bold.
following-screen =
    <b>Followed words: { $count }</b>
    { $words }

    A new headline with one of them comes at once. Press a word to stop following it, or add one: <code>/follow oil price</code>
following-empty =
    <b>Followed words</b>
    None yet. Write a word or a phrase, and a new headline with it comes at once: <code>/follow oil price</code>

    Endings and accents do not matter: “Şuşa” finds “Şuşada” and “Susa”.
following-stories =
    <b>Followed stories: { $count }</b>
    For 30 days each. Press one to stop following it; 🔔 under an article follows another.
follow-added = Following { $words }. A matching new headline comes at once.
follow-known = You follow { $words } already.
follow-empty = There are no letters in that. For example: <code>/follow oil price</code>
follow-too-short = “{ $part }” is too short: half of all headlines would match. Write at least two letters.
follow-too-long = “{ $part }” is too long. A phrase has at most six words and 60 characters.
follow-full = There is no room for “{ $part }”: 50 words are the most. Remove one first: /following
follow-alerts-off = Alerts are off, so followed words are silent. /breaking turns them on.
unfollow-done = { $words } is no longer followed.
unfollow-unknown = You do not follow “{ $word }”.
button-following = 🔔 What you follow
button-saved-list = 🔖 Saved articles
button-unfollow = 🔕 Unfollow { $word }
button-follow-again = ↩️ Follow again
toast-unfollowed = Not followed any more: { $word }
toast-not-followed = You do not follow this word any more.

### Pause and receipts

duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
duration-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
duration-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
duration-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
pause-screen =
    <b>Pause</b>
    Nothing comes at all, flash included. Afterwards one message tells what you missed.

    For how long? Press one, or write it: <code>/pause 3d</code>
# $until: "27 Nov, 08:00".
pause-until =
    <b>Paused until { $until }</b> ({ $zone } time).
    Nothing comes before, flash included; then one message tells what you missed.
pause-wrong = I could not read “{ $part }” as a length of time. For example: <code>/pause 12h</code>, <code>/pause 3d</code>, <code>/pause 2w</code>
pause-range = A pause lasts from one hour to 52 weeks. For example: <code>/pause 12h</code>, <code>/pause 3d</code>, <code>/pause 2w</code>
pause-none = You are not paused.
pause-over = The pause is over.
pause-next = Your next digest: { $next }.
button-pause = ⏸ Pause
button-resume = ▶️ Resume now

why-screen = <b>What was sent to you, and why</b>
why-empty = Nothing was sent to you in the last 30 days.
why-next = Your next digest: { $next }.
# What it is about; $when: the digest's planned time, else when it ended.
why-digest = { $when } digest
why-catch-up = { $when }, after your pause
why-broadcast = { $when }, from the editors
why-alert-flash = { $when }, flash
why-alert-urgent = { $when }, urgent
why-alert-notable = { $when }, worth knowing
why-alert-word = { $when }, a word or a story you follow
# One topic of a forum’s digest, named by the sections that go there.
why-topic = topic { $sections }
why-topic-rest = everything else
# How it ended, after a colon. $time has seconds.
why-end-sent = went out at { $time }
why-end-sent-items = went out at { $time } with { $count ->
    [one] one headline
   *[other] { $count } headlines
}
why-end-skipped = skipped, nothing new in your sections
why-end-told-nothing = nothing new in your sections; you were told so at { $time }
why-end-unknown-stopped = it was on its way when the bot was stopped. It may not have arrived; it is not sent twice
why-end-unknown-connection = it was on its way when the connection broke. It may not have arrived; it is not sent twice
why-end-held-notable = kept for your next digest, as it is not urgent
why-end-held-cap = kept for your next digest, as it was over your alerts a day
why-end-too-late = not sent, its time had passed before it could go out
why-end-paused = not sent, you had paused
why-end-stopped = not sent, you had stopped the bot
why-end-unreachable = could not be delivered, Telegram said this chat could not be reached
why-end-no-rights = could not be delivered, this chat does not let the bot send that
why-end-not-wanted = not sent, you no longer wanted such alerts
why-end-withdrawn = not sent, the agency had withdrawn it
why-end-cancelled = not sent, the editors had cancelled it
why-end-failed = could not be sent, by a mistake on our side
why-end-dropped = not sent

### Editor

command-broadcast = Send a message to readers
command-broadcasts = Broadcasts: running and past
command-editor-breaking = Send an article as breaking news
help-editor = <b>For editors</b>
button-everyone = Everyone
button-by-language = By language
button-only-test = Only test
button-now = Now
button-send = Send
button-ask-approval = Ask for approval
button-send-now = Send now
button-approvals = Approvals
button-audience = ← Audience
button-broadcast-pause = Pause
button-broadcast-resume = Resume
button-show-card = Show card
button-preview = Preview
button-edit = Edit
button-new-time = New time
button-take-over = Take over
button-cancel-sure = Yes, cancel it
button-level-flash = Flash
button-level-urgent = Urgent
button-level-notable = Notable
broadcast-ask = What shall be sent? Write the message with its formatting, send a photo, video, file or album, or name an article by its number or link. /cancel leaves.
broadcast-unsendable = That I cannot send to readers. What works: text, a photo, video, GIF, file or audio, an album, and the number or link of an article. Send one of these, or leave with /cancel.
# $count: characters it has.
broadcast-wrong-length = A message has 1 to { $limit } characters; this one has { $count }. Please send a shorter one, or leave with /cancel.
broadcast-refused = Telegram does not accept this message, so it cannot be sent. Nothing went out. /broadcast begins anew.
broadcast-audience = <b>Who gets it?</b>
broadcast-tested = ✅ This was the test: you alone got it.
broadcast-languages = <b>Which languages?</b> Tick one or several. Beside each: how many chats have it now.
broadcast-no-languages = Nobody is subscribed at present.
# $audience: as in broadcast-to-….
broadcast-when =
    To: { $audience }

    <b>When?</b>
broadcast-previewed = To: { $audience }. Starts: { $when }. The preview is below.
broadcast-preview = 👆 <b>Readers will see exactly this.</b>
broadcast-reach-to = To: { $audience }
# $time: as in expected-….
broadcast-reach-size = { $recipients ->
    [one] { $recipients } chat, { $time }
   *[other] { $recipients } chats, { $time }
}
broadcast-price = { $stars ->
    [one] Price: about { $stars } Telegram Star
   *[other] Price: about { $stars } Telegram Stars
}
broadcast-nobody = Nobody would get it now, so there is nothing to send.
broadcast-to-everyone = everyone
broadcast-to-language = by language: { $languages }
broadcast-to-readers = readers of news in: { $language }
broadcast-dropped = Cancelled. Nothing was sent.
broadcast-replaced = Changed: the new card is below.
broadcast-edit-previewed = Your edit came after the preview, so it is not taken: readers get what the preview shows. To change that, press “← Message” under it, or make it anew.
broadcast-edit-late = Your edit changes nothing in broadcast { $id }: it went its way as you sent it. While it waits for its time or for approval, its card takes it back; once it is out, “Correct” changes it: /broadcasts
breaking-level-flash = <b>Flash</b>: rings for all of them, also in quiet hours.
breaking-level-urgent = <b>Urgent</b>: rings, but comes silently in quiet hours.
breaking-level-notable = <b>Notable</b>: rings for nobody and waits for the next digest.
breaking-no-level = “{ $part }” is neither a level nor a time. Levels: flash, urgent, notable. For example: <code>/breaking 3 flash</code> or <code>/breaking 3 urgent 18:30</code>
breaking-ask = <b>Which article goes out as breaking news?</b> Press its number, or write its number, id or link, and after it a level and a time if you like: <code>3 flash 18:30</code>. You see it before anything is sent. /cancel leaves.
breaking-withdrawn = The agency has withdrawn this article, or it is too old: it cannot be sent.
broadcast-name = <b>Broadcast { $id }</b>
broadcast-name-flash = <b>Flash { $id }</b>
broadcast-name-urgent = <b>Urgent { $id }</b>
broadcast-name-notable = <b>Notable { $id }</b>
broadcast-state-draft = Not sent yet
broadcast-state-running = Sending
broadcast-state-paused = Paused
broadcast-state-stopped = Stopped: too many messages failed. Resume tries the failed ones again.
broadcast-state-cancelled = Cancelled: nobody else gets it.
broadcast-state-done = Done
broadcast-counts = sent { $sent } · failed { $failed } · blocked { $blocked }
broadcast-skipped = not sent (left, paused or cancelled): { $count }
broadcast-held = not sent now (waits for the digest, left or cancelled): { $count }
broadcast-pace = { $rate } a second, { $time }
broadcast-took = took { $time }
broadcast-moved = Broadcast { $id }: its card is further down.
broadcast-report = ✅ <b>Broadcast { $id } is done.</b>
broadcast-alarm = ⚠️ <b>Broadcast { $id } was stopped.</b> { $failed } of { $ended } messages failed. What was not sent yet waits.
broadcasts-title = <b>Broadcasts</b>
broadcasts-empty = Nothing was sent yet. /broadcast begins one.
expected-moment = a few seconds
expected-under-minute = less than a minute
expected-minutes = { $minutes ->
    [one] about a minute
   *[other] about { $minutes } minutes
}
expected-hours = about { $hours } h { $minutes } min
took-seconds = { $seconds } s
took-minutes = { $minutes } min { $seconds } s
took-hours = { $hours } h { $minutes } min

### Editor: drafts, their time and approval

button-by-section = By section
button-later = Later
button-content = ← Message
button-time = ← Time
button-card = ← Back
button-version = 🌐 Another language
button-approve = Approve
button-release = Send without approval
button-again = Ask again
button-withdraw = Back to draft
button-propose = { $level }: see before sending
toast-own-approval = Your own approval does not count: other editors have to give it.
toast-draft-again = It is a draft again: it goes out only when you send it.
toast-taken-over = It is yours now.
toast-approval-void = This has been changed, taken back or sent meanwhile: there is nothing to approve here.
toast-asked-already = They were asked less than a minute ago. In a minute you can ask again.
toast-approved = Approved: { $given } of { $needed }.
broadcast-wrong-caption = A caption has at most { $limit } characters; this one has { $count }. Please send it with a shorter one, or leave with /cancel.
broadcast-album-part = This was one part of an album, and I take this part alone. For the whole album: /broadcast, then send the album again.
broadcast-album-late = A part of this album came too late and is not in the message. To have all of it: /broadcast, then send the album again.
broadcast-album-caption = An album has one caption. The first one is kept, the others are left out.
broadcast-no-mention = A mention of a person without a user name cannot go to readers: of it only the words are kept.
# $words: of a line beside a reply to the message to send, those nobody can make out.
broadcast-line-unknown = I did not understand “{ $words }”. Nothing is prepared.
broadcast-line-mixed = I understand each of these words, but not together: name everyone, or languages, or sections, and one time. Nothing is prepared.
broadcast-line-forms =
    To say to whom and when, answer the message they are to get with a line like these:
    <code>/broadcast everyone now</code>
    <code>/broadcast az en 18:30</code>
    <code>/broadcast politics tomorrow 9:00</code>
broadcast-line-own = If your words are the message itself, send them without answering another one.
broadcast-words = ⚠️ <b>Readers will get these words: “{ $words }”.</b>
broadcast-not-replied = ⚠️ <b>Readers will get these words, not the message you answered:</b> “{ $words }”
broadcast-album-second = Telegram splits what is more than ten files into several albums. This broadcast is the first of them, the rest is left out. To send it, too: /broadcast, then the rest as an album of its own.
broadcast-sections = <b>Which sections?</b> Tick one or several.
broadcast-no-sections = No sections are known yet.
broadcast-to-sections = by section: { $sections }
broadcast-reach-of = A correction: it takes the place of broadcast { $id } in the chats that have it.
broadcast-chats = { $recipients ->
    [one] { $recipients } chat
   *[other] { $recipients } chats
}
# $zone: the time zone's own name, "Asia/Baku".
broadcast-ask-time = When shall it go out? Write a time, or a day and a time, at most 60 days ahead: <code>18:30</code> or <code>25.11 18:30</code> ({ $zone } time). /cancel leaves.
broadcast-time-unreadable = I could not read “{ $part }” as a time.
broadcast-time-no-time = “{ $part }” names a day, but no time.
broadcast-time-no-such-day = There is no such day: “{ $part }”.
broadcast-time-past = “{ $part }” is past.
broadcast-time-too-far = “{ $part }” is too far away: 60 days are the most.
broadcast-time-example = For example: <code>18:30</code>, <code>tomorrow 9:00</code> or <code>25 November 18:30</code> ({ $zone } time).
broadcast-time-over = The time this was to start at has passed. Nothing was sent: choose the time again.
# $when: "25 Nov, 18:30".
broadcast-at-once = at once
broadcast-at = { $when } ({ $zone } time)
# $when: one of the two above.
broadcast-starts = Starts: { $when }
broadcast-needs = { $count ->
    [one] Another editor has to approve it.
   *[other] { $count } other editors have to approve it.
}
broadcast-late-approval = If the last approval comes later than that, it goes out at once; more than three hours later its author is asked first.
broadcast-newest-words = If its article is corrected before then, it goes out as corrected, and I tell you so.
broadcast-lacks = { $count ->
    [0] ⚠️ There is no other editor: until an owner adds some with /editors, it waits.
    [one] ⚠️ There is only one other editor: until an owner adds more with /editors, it waits.
   *[other] ⚠️ There are only { $count } other editors: until an owner adds more with /editors, it waits.
}
broadcast-waiting = ⏳ <b>Broadcast { $id } waits for approval: { $given } of { $needed }.</b>
# $editor: a number.
broadcast-approve-ask =
    👆 <b>Readers will see exactly this.</b>
    Editor <code>{ $editor }</code> asks for your approval of broadcast { $id }. Approved so far: { $given } of { $needed }.
broadcast-approved = ✅ You approved broadcast { $id }: { $given } of { $needed }.
broadcast-approve-changed = Broadcast { $id } was taken back to be changed. For the new version you will be asked again.
broadcast-approve-renewed = Broadcast { $id } has changed since you were asked. You are asked again, for what it is now.
broadcast-approve-cancelled = Broadcast { $id } was cancelled: there is nothing to approve.
broadcast-approve-sent = Broadcast { $id } has the approvals it needs, or needs none any more.
broadcast-was-released = You let broadcast { $id } go without the approvals it lacked. This is on the record: /audit
broadcast-draft-gone = This draft was sent, cancelled or changed meanwhile. /broadcast begins anew.
broadcast-renewed = ⚠️ <b>Broadcast { $id } is not what was shown any more:</b> its article was corrected, or another correction came first. This is what it is now; the other editors are asked again.
version-ask = Which article is it in the other language? Write its number, id or link. /cancel leaves.
version-same = This article is in { $language }, too. Name one in another language.
breaking-proposal =
    🔎 <b>The feed marks this as urgent</b>
    { $title }

    Nothing is sent by itself.
breaking-proposal-sent =
    ✅ <b>Editor <code>{ $editor }</code> sent this to readers: broadcast { $id }</b>
    { $title }
breaking-proposal-prepared =
    🕒 <b>Editor <code>{ $editor }</code> prepared this: broadcast { $id } goes out at its time or once it is approved</b>
    { $title }

### Editor: after sending

button-recall = Recall
button-correct = Correct
button-recall-now = Take it back
button-correct-now = Correct everywhere
toast-recalled-already = It was recalled already.
broadcast-name-recall = <b>Recall { $id }</b> of broadcast { $of }
broadcast-name-correction = <b>Correction { $id }</b> of broadcast { $of }
broadcast-state-waiting = Waits for approval: { $given } of { $needed }
# $time: "25 Nov, 18:30".
broadcast-state-scheduled = Scheduled for { $time } ({ $zone } time)
broadcast-state-late = Was to go out on { $time } ({ $zone } time), which is long past: its author is asked
broadcast-state-orphan = Was to go out on { $time } ({ $zone } time), but its author is no editor any more: an owner can take it over
broadcast-state-recall = Taking back
broadcast-state-correction = Correcting
broadcast-waits = Waits for broadcast { $id }: one goes out at a time.
broadcast-waits-change = Waits a moment for correction { $id }.
broadcast-recalled = Taken back by recall { $id }
broadcast-corrected-whole = Corrected by correction { $id }
broadcast-corrected-under-way = Being corrected by correction { $id }
broadcast-corrected-partly = Correction { $id } did not reach every chat: the same text can be sent again.
broadcast-left = left { $left }
broadcast-counts-recall = taken back { $sent } · failed { $failed } · unreachable { $blocked }
broadcast-notices = too old to be deleted: { $count }. There the text, or the caption, now says that it was taken back; photos, videos and files stay.
broadcast-counts-correction = corrected { $sent } · failed { $failed } · unreachable { $blocked }
broadcast-unchanged = not changed (gone already, or cancelled): { $count }
broadcast-opened = { $count ->
    [one] article opened once
   *[other] article opened { $count } times
}
broadcast-report-recall = ✅ <b>Recall { $id } of broadcast { $of } is done.</b>
broadcast-report-correction = ✅ <b>Correction { $id } of broadcast { $of } is done.</b>
broadcast-not-started-withdrawn = <b>Broadcast { $id } did not start.</b> The agency has withdrawn its article since, or it is too old.
broadcast-told-paused = Editor <code>{ $editor }</code> paused your broadcast { $id }.
broadcast-told-resumed = Editor <code>{ $editor }</code> resumed your broadcast { $id }.
broadcast-told-cancelled = Editor <code>{ $editor }</code> cancelled your broadcast { $id } while it was going out.
broadcast-told-unplanned = Editor <code>{ $editor }</code> cancelled your broadcast { $id }. It does not go out.
broadcast-told-recalled = Editor <code>{ $editor }</code> took back your broadcast { $id }: its messages are being deleted.
broadcast-told-corrected = Editor <code>{ $editor }</code> corrected the text of your broadcast { $id }.
broadcast-orphan = ⚠️ <b>The author of broadcast { $id } is no editor any more.</b> It does not go out unless an owner takes it over.
broadcast-cancel-ask = <b>Cancel broadcast { $id }?</b> It is to go out on { $time } ({ $zone } time); cancelled, it goes to nobody.
broadcast-kept = Broadcast { $id } stays as it is.
broadcast-start-ask = { $recipients ->
    [one] <b>Send broadcast { $id } now?</b> It goes to { $recipients } chat at once and not on { $time } ({ $zone } time).
   *[other] <b>Send broadcast { $id } now?</b> It goes to { $recipients } chats at once and not on { $time } ({ $zone } time).
}
broadcast-retimed = Broadcast { $id } has a new time, so it has to be approved again. It goes out only once you ask for approval and get it.
broadcast-not-started-recalled = <b>Correction { $id } is cancelled.</b> Broadcast { $of } was recalled meanwhile: there is nothing to correct.
broadcast-put-off-late = <b>Broadcast { $id } has not gone out.</b> It was to start on { $time } ({ $zone } time), more than three hours ago. Shall it go out now?
broadcast-put-off-approvals = <b>Broadcast { $id } did not start.</b> Its time has come, but only { $given } of { $needed } approvals count now: who gave the others is no editor any more. The other editors are asked; it goes out once it is approved.
broadcast-put-off-changed = <b>Broadcast { $id } did not start.</b> Its article was corrected after it was approved. Below is how it reads now. The other editors are asked again; it goes out once this version is approved.
broadcast-started-changed = <b>Broadcast { $id } goes out as its article reads now:</b> it was corrected after you had seen it.
broadcasts-running = <b>Under way</b>
broadcasts-waiting = <b>Waiting for approval</b>
broadcasts-scheduled = <b>Scheduled</b>
broadcasts-past = <b>Past</b>
cause-title = Why messages were not delivered:
cause-blocked = the bot was blocked
cause-deactivated = the account was deleted
cause-not-found = the chat does not exist any more
cause-removed = the bot was removed from the group or channel
cause-no-rights = the bot may not write there
cause-stopped = the reader had stopped the bot
cause-paused = the reader had paused
cause-not-wanted = the reader does not want such alerts
cause-held = kept for the next digest
cause-withdrawn = the agency withdrew the article
cause-superseded = another alert of the article took its place
cause-cancelled = the broadcast was cancelled
cause-too-late = its time had passed
cause-gone = the message is not there any more
cause-moved = the group became a supergroup, and its old messages cannot be changed
cause-telegram = Telegram was overloaded or down
cause-network = the connection to Telegram failed
cause-internal = a mistake on our side
cause-other = other causes
# $words: what Telegram said, in English.
cause-refused = Telegram refused the message: “{ $words }”
recall-title = <b>Take back broadcast { $id }?</b>
recall-open = It is still going out: that is cancelled first.
recall-recent = { $count ->
    [one] { $count } message will be deleted.
   *[other] { $count } messages will be deleted.
}
recall-older = { $count ->
    [one] { $count } is older than 48 hours and gets a notice instead: “The agency has taken this message back.”
   *[other] { $count } are older than 48 hours and get a notice instead: “The agency has taken this message back.”
}
recall-older-media = { $count ->
    [one] { $count } is older than 48 hours and stays: only its caption changes, to “The agency has taken this message back.”
   *[other] { $count } are older than 48 hours and stay: only the caption changes, to “The agency has taken this message back.”
}
recall-unknown = { $count ->
    [one] { $count } more may be in a chat where I cannot find it: its id was never learnt, the chat was forgotten, or the group became a supergroup. It stays.
   *[other] { $count } more may be in chats where I cannot find them: their ids were never learnt, the chats were forgotten, or the groups became supergroups. They stay.
}
recall-nothing = There is nothing I could take back: I know of no message of broadcast { $id } in the chats.
recall-dropped = Nothing was taken back.
correct-ask = Write the new text, with its formatting. It takes the place of the old one in every chat; of photos, videos and files only the caption changes. /cancel leaves.
correct-only-text = Only text can take the place of a text or a caption. Write it, or leave with /cancel.
# $count: characters it has.
correct-wrong-length = The new text has 1 to { $limit } characters; this one has { $count }. Please send another one, or leave with /cancel.
correct-same = This is the text it has. Write another one, or leave with /cancel.
correct-over = It cannot be corrected any more.
correct-recalled = Broadcast { $id } was recalled meanwhile: there is nothing to correct.
correct-preview = 👆 <b>This will take the place of broadcast { $id }.</b>
correct-count = { $count ->
    [one] { $count } message will be changed.
   *[other] { $count } messages will be changed.
}
correct-open = It is still going out: who has not got it yet gets the new text.
correct-after = It takes the place of the text of correction { $id }.
correct-media = Only the caption changes.
correct-unknown = { $count ->
    [one] { $count } more may be in a chat where I cannot find it: it keeps the old text.
   *[other] { $count } more may be in chats where I cannot find them: they keep the old text.
}

### Desk: editors, record, figures, feeds, incidents

command-stats = Figures, with a chart
command-feeds = State of the feeds
command-audit = Who did what when
command-editors = Who the editors are
button-feeds = 📡 Feeds
button-poll = 🔄 Poll { $feed }
button-poll-all = 🔄 Poll all
button-light = ☀️ Light
button-dark = 🌙 Dark
button-editor-remove = ✖️ Remove { $id }
button-editor-remove-sure = Yes, remove
button-audit-all = All acts
button-history = History
toast-polling = Asking now. The new state appears here.
toast-editor-removed = Removed.
desk-never = never

editors-screen = <b>Editors</b>
editors-owner = { $id }, owner
# $by: who added them; $when: "24 Nov, 08:05".
editors-one = { $id }, added by { $by } on { $when }
editors-none = There are no editors besides the owners yet.
editors-hint = Add one: <code>/editors add 123456789</code>. People see their id with /privacy.
editors-usage = Write <code>/editors add 123456789</code> or <code>/editors remove 123456789</code>. People see their id with /privacy.
editors-remove-ask = Is { $id } to be an editor no more? Drafts of theirs that were not sent stay unsent; what they scheduled is offered to the owners.
editors-added = { $id } is an editor now and has been told.
editors-added-unreached = { $id } is an editor now, but could not be told: they have to start the bot first.
editors-known = { $id } is an editor already.
editors-is-owner = { $id } is an owner, and so an editor as well. Owners are named in ADMIN_IDS.
editors-removed = { $id } is no editor any more.
editors-unknown = { $id } is no editor.
editors-you-are = You are an editor now. /help shows what you can do.
editors-you-were = You are no editor any more. Your own settings and digests stay as they are.

audit-screen = <b>Who did what when</b>
audit-screen-broadcast = <b>Broadcast { $id }: who did what when</b>
audit-empty = Nothing yet.
audit-bot = The bot
audit-erased = A reader who erased their data
audit-all-feeds = all feeds
audit-broadcast-button = a broadcast’s button
audit-desk-button = an editors’ button
audit-correction = { $id } (correction of broadcast { $of })
# $who: an id, or the bot; $what: the id of an editor or a broadcast, a feed, a command.
audit-editor-added = { $who } made { $what } an editor
audit-editor-removed = { $who } removed { $what } from the editors
audit-broadcast-submitted = { $who } asked for approval of broadcast { $what }
audit-broadcast-approved = { $who } approved broadcast { $what }
audit-broadcast-withdrawn = { $who } took broadcast { $what } back to a draft
audit-broadcast-scheduled = { $who } scheduled broadcast { $what }
audit-broadcast-started = { $who } started broadcast { $what }
audit-broadcast-released = { $who } let broadcast { $what } go without the approvals it lacked
audit-broadcast-paused = { $who } paused broadcast { $what }
audit-broadcast-resumed = { $who } resumed broadcast { $what }
audit-broadcast-stopped = { $who } stopped broadcast { $what }
audit-broadcast-cancelled = { $who } cancelled broadcast { $what }
audit-broadcast-recalled = { $who } recalled broadcast { $what }
audit-broadcast-taken-over = { $who } took over broadcast { $what }
audit-broadcast-corrected = { $who } corrected broadcast { $what }
audit-feed-polled = { $who } polled { $what }
audit-refused = { $who } tried { $what } and was refused

feeds-screen = <b>Feeds</b>, { $time }
feeds-none = No feed is switched on.
feeds-off = { $count ->
    [one] One more feed is switched off.
   *[other] { $count } more feeds are switched off.
}
# Both: "14:05", with the date in front, or never.
feeds-times = read: { $fetched } · last new item: { $news }
feeds-failures = { $count ->
    [one] Failed once.
   *[other] Failed { $count } times in a row.
}
feeds-next = next try: { $next }
feed-failure-bad-url = Its address is no web address.
feed-failure-private-address = Its address is not public, so I may not open it.
feed-failure-dns = Its host was not found.
feed-failure-refused = Its host refused the connection.
feed-failure-tls = Its host could not prove its identity.
feed-failure-timeout = Its host did not answer in time.
feed-failure-too-large = It is too large to be read.
feed-failure-too-many-redirects = Its address sends me round in circles.
feed-failure-http-status = Its host answered with error { $status }.
feed-failure-status-gone = Its host answered { $status }: nothing is at this address.
feed-failure-status-refused = Its host turned me away with answer { $status }.
feed-failure-network = The connection broke off.
feed-failure-robots = The site does not allow bots to read it.
feed-failure-not-a-feed = There is no feed at its address.
feed-failure-not-a-page = There is no feed at its address.
feed-failure-empty = It came empty.
feed-failure-too-complex = It is too complex to be read.
feed-advice-wait = I keep trying by myself.
feed-advice-address = Waiting does not mend that: its address in FEEDS_FILE has to be checked.
feed-advice-ask = Waiting does not mend that: ask the site to let the bot in.
feeds-fixed = From here feeds can only be looked at: /feeds. Whoever runs the bot adds, changes and removes them in the file FEEDS_FILE and starts it anew.

stats-screen = <b>Figures</b>
stats-day-begins = Days begin at { $time } ({ $zone }).
stats-active = Subscribers: <b>{ $active }</b>, of them paused: { $paused }
stats-others = Besides: stopped { $stopped } · unreachable { $unreachable }
# $growth: "+12", "−3".
stats-growth = In { $days } days: <b>{ $growth }</b> (joined { $joined }, left { $left })
stats-languages = Languages: { $list }
stats-sections = Sections: { $list }
stats-days = <b>Last { $days } days</b>
stats-delivered = Digests { $digests } · alerts { $alerts } · broadcasts { $broadcasts }
stats-came-of-it = Texts opened { $reads } · blocked { $blocked } · failed { $failed }
chart-title = The last days
chart-subscribers = Subscribers
chart-deliveries = Delivered a day
chart-digests = Digests
chart-alerts = Alerts
chart-broadcasts = Broadcasts

# $since: "14:05", with the date in front, or never.
incident-feed-failing = ⚠️ <b>Feed { $feed }</b> cannot be read: { $count } tries in a row failed. Last read: { $since }.
incident-feed-silent = ⚠️ <b>Feed { $feed }</b> has been silent for longer than it ever is. Last new item: { $since }.
incident-feed-failing-many = ⚠️ <b>Several feeds</b> cannot be read: { $feeds }. Last read: { $since }.
incident-feed-silent-many = ⚠️ <b>Several feeds</b> have been silent for longer than they ever are: { $feeds }. Last new item: { $since }.
# $most: how many a day are taken.
incident-feed-flooding = ⚠️ <b>Feed { $feed }</b> brings more than { $most } new items in one day. The rest of today’s is left out. Please check what it publishes.
incident-store = ⚠️ <b>The bot cannot save its data.</b> The disk may be full or broken. What is changed now may be lost.
incident-disk = ⚠️ <b>The disk is nearly full.</b> Megabytes left: { $free }.
# $time: "3 minutes".
incident-clock-ahead = ⚠️ <b>The server’s clock is wrong.</b> It is { $time } ahead of Telegram’s, so digests come too early.
incident-clock-behind = ⚠️ <b>The server’s clock is wrong.</b> It is { $time } behind Telegram’s, so digests come too late.
incident-payment = ⚠️ <b>Telegram takes no payment for faster sending.</b> The bot may have fewer than 10,000 Stars or users. Nothing is lost: everything goes out at 30 messages a second.
over-feed-failing = ✅ <b>Feed { $feed }</b> can be read again.
over-feed-silent = ✅ <b>Feed { $feed }</b> brings news again.
over-feed-failing-many = ✅ These feeds can be read again: { $feeds }.
over-feed-silent-many = ✅ These feeds bring news again: { $feeds }.
over-disk = ✅ The disk has room again.
over-store = ✅ The bot saves its data again.
over-clock = ✅ The server’s clock is right again.
over-payment = ✅ Telegram takes payment again: what is paid for goes out fast.
