// English interviews, in the two forms that are marked by dashes and by bold questions. The people are invented.
import type { Draft } from './article.ts'

export const enInterviews: Draft[] = [
  {
    number: 3610300,
    language: 'en',
    section: 'science_education',
    title: 'Aytan Mirzabeyli: The sea is not leaving us, it is asking us to move',
    city: 'Baku',
    picture: true,
    minutesAgo: 62,
    body: {
      form: 'interview',
      lead: [
        'CNA presents an interview with the Director of the Caspian Coast Observatory, Doctor of Sciences in Geography, Aytan Mirzabeyli:',
      ],
      marks: { kind: 'dashes' },
      turns: [
        {
          question:
            'Ms. Mirzabeyli, your observatory has measured the level of the sea at the same pier for ninety years. What do you see when you look at the whole line?',
          answer: [
            'I see breathing. The sea fell by almost three metres, rose again by two and a half, and has been falling since the middle of the nineties. People remember the one movement they grew up with, and take it for the rule.',
            'What is new is the speed. In the last five years the level at our pier has dropped by more than twenty centimetres a year. My predecessor walked down eleven steps to read the gauge. I walk down nineteen, and the last four are planks.',
          ],
        },
        {
          question: 'So the fishermen are right when they say that the sea has run away…',
          answer: [
            'They are right about the distance and wrong about the direction. On a flat shore a fall of ten centimetres moves the water’s edge by fifty metres. A man who leaves his boat for a month comes back to a meadow.',
            'But the sea is not leaving us, it is asking us to move. Villages on this coast moved four times in three centuries, and their songs mention it without complaint. What cannot move is concrete.',
            'Do we know where to build, then? Yes, within limits. We have drawn three lines on the map: where the water was at its highest, where it is now, and where it may be in thirty years. Between the first and the third nothing should stand that cannot be taken apart.',
          ],
        },
        {
          question: 'How exact can such a forecast be?',
          answer: [
            'Less exact than people want and more than they fear. The level is a simple account: the rivers pay in, the sun takes out. We know the rivers well. Evaporation depends on wind and temperature, and there our models differ.',
            'I never give a mayor a single figure. I give a range and ask which end of it would hurt. With that question the conversation becomes useful.',
          ],
        },
        {
          question: 'You have invited schools to take part in the measurements. Is that science or education?',
          answer: [
            'Both, if it is done properly. Forty schools now read a gauge every morning and send us the figure with a photograph. We check one in ten. The children make fewer mistakes than our old automatic station did.',
            'There was a girl in Neftchala who wrote to us that our figure was wrong by eight centimetres. We answered politely that she should check her reading. She sent a drawing that showed how our own gauge had sunk into the mud. She was right, and we corrected two years of data.',
            'Her name now stands in the acknowledgements of a paper. I am told that it hangs in the school canteen.',
          ],
        },
        {
          question: 'What should the harbours do first?',
          answer: [
            'Dredge less and float more. A channel that is dug out fills up again within a season, while a floating pier goes down with the water and up again with it.',
            'Three harbours have begun to work in this way. It is not dearer, only different, and for a harbour master different is the hard part.',
          ],
        },
        {
          question: 'And what would you say to somebody who is about to buy a house by the sea?',
          answer: [
            'Ask the oldest neighbour where the water stood when she was a child, and then look at our map. If the two agree, buy the house.',
            'And plant trees between the house and the sea. Whatever the level does, you will be glad of them.',
          ],
        },
      ],
    },
  },
  {
    number: 3610440,
    language: 'en',
    section: 'culture',
    title: 'Radio dramatist: A story for the ear must leave a door open',
    city: 'Baku',
    picture: true,
    body: {
      form: 'interview',
      lead: [
        'The radio play “The Keeper of Seven Lamps” has been heard by half a million people on its first evening. Its author, the dramatist Samad Valehoglu, spoke to CNA.',
      ],
      marks: { kind: 'bold' },
      turns: [
        {
          question: 'Why radio, when everybody watches?',
          answer: [
            'Because the listener is my set designer. I write “a corridor”, and half a million corridors are built, each with its own draught.',
            'A picture closes the question. A story for the ear must leave a door open.',
          ],
        },
        {
          question: 'The play has hardly any music. Was that planned?',
          answer: [
            'We recorded an hour of it and threw it away. The wind in the lighthouse was better, and it was in tune with the actress.',
          ],
        },
        {
          question: 'How long did the recording take?',
          answer: [
            'Nine nights. The lighthouse stands by the road, so we worked between the last bus and the first one.',
            'On the sixth night the fog signal came on. It is in the play now, and critics have praised the courage of it.',
          ],
        },
        {
          question: 'Who reads your drafts first?',
          answer: [
            'My neighbour, who repairs lifts. If he asks what happens next, I go on. If he asks what I meant, I start again.',
          ],
        },
        {
          question: 'What comes after the lighthouse?',
          answer: [
            'A railway station where no train has been announced for a year, and yet people keep arriving with suitcases.',
            'Do not ask me who they are. My neighbour has not told me yet.',
          ],
        },
      ],
    },
  },
]
