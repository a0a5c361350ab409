// English stories that wait in the queue or come from courts, seas and abroad. Everything in them is invented.
import type { Draft } from './article.ts'

export const enWorld: Draft[] = [
  {
    number: 3610204,
    language: 'en',
    section: 'incidents',
    title: 'Court hears case of forged carpet certificates TRIAL VIDEO',
    city: 'Baku',
    body: {
      form: 'report',
      blocks: [
        'A court in Baku has begun hearing the case of a dealer who is accused of selling factory-made carpets with forged certificates of age.',
        'According to the charge, 27 buyers paid for carpets said to be more than a hundred years old. An expert told the court that the wool had been washed in strong tea to make it look faded.',
        'The defendant denies the charge and says that he trusted his suppliers. The next hearing will take place in two weeks, when the buyers are to be questioned.',
      ],
    },
  },
  {
    number: 3610247,
    language: 'en',
    section: 'world',
    title: 'Harbour masters: "A storm warning must reach the smallest boat" –  Exclusive statement',
    city: 'Istanbul',
    minutesAgo: 205,
    body: {
      form: 'report',
      blocks: [
        'Storm warnings still miss most fishing boats, the president of the Union of Harbour Masters, Orsolya Venn, has told CNA in an exclusive statement.',
        '“Large ships receive a warning within a minute. A fisherman with a mobile telephone hears of it on the beach, from his cousin,” she said.',
        'The union proposes a text message to every telephone within reach of a coastal mast, in the language of the subscriber. Trials on two lakes reached 96 boats out of 100.',
        '“Does it cost money? Yes. It costs less than one search at night,” Venn said.',
        'The union will put the proposal to its member ports in January.',
      ],
    },
  },
  {
    number: 3610402,
    language: 'en',
    section: 'economy',
    title: 'Beekeepers call for a register of pastures – Statement',
    city: 'Ismayilli',
    body: {
      form: 'report',
      blocks: [
        'The Association of Mountain Beekeepers has called for a public register of pastures, so that hives are not set up next to fields that are about to be sprayed.',
        '“We ask for nothing but a map and a date,” says the statement, which 312 beekeepers have signed. Farmers would enter the day of spraying, and owners of hives within three kilometres would receive a message.',
        'A similar register kept by hand in two villages has cut the losses of colonies by a third, the association says.',
        'The district administration has invited both sides to a meeting.',
      ],
    },
  },
  {
    number: 3610409,
    language: 'en',
    section: 'sport',
    title: 'Mingachevir rowers win three medals at lake regatta VIDEO',
    city: 'Mingachevir',
    picture: true,
    body: {
      form: 'report',
      blocks: [
        'Rowers from Mingachevir have won one gold and two bronze medals at the international lake regatta, in which crews from fourteen countries took part.',
        'The women’s double of Fidan Alasgarli and Zeynab Tapdigova led from the first five hundred metres and finished in 6 minutes 58.4 seconds.',
        '“The wind turned just before the start, and we changed our plan in the boat,” said Alasgarli. “For once nobody had time to be nervous.”',
        'The team returns home tomorrow and starts its winter training in the gymnasium of the old power station.',
      ],
    },
  },
  {
    number: 3610421,
    language: 'en',
    section: 'technology',
    title: 'Application tells drivers which mountain pass is closed by snow',
    city: 'Ganja',
    picture: true,
    body: {
      form: 'report',
      blocks: [
        'Engineers in Ganja have released an application that shows which mountain passes are open, how deep the snow is and when the plough last went by.',
        'It draws on forty cameras and on sensors buried in the road. Where there is no network, the last picture stays on the telephone with the time at which it was taken.',
        'In a test last winter, drivers made 1,800 fewer trips to a closed pass. The rescue service says it was called out half as often.',
        'The application is free of charge and shows no advertising. Its source code is public.',
      ],
    },
  },
  {
    number: 3610433,
    language: 'en',
    section: 'health',
    title: 'Hospital ship to call at twelve coastal villages this winter',
    city: 'Neftchala',
    body: {
      form: 'report',
      blocks: [
        'A small hospital ship with an eye clinic, a dentist and a laboratory will call at twelve coastal villages this winter.',
        'The ship stays two days in each place. Examinations are free of charge, and patients who need an operation are given a date at the regional hospital before they leave the ship.',
        'Last year its doctors saw 2,640 people and fitted 700 pairs of glasses, most of them for children.',
        'The timetable depends on the weather and is announced on the local radio every evening.',
      ],
    },
  },
]
