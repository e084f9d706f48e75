"""Names that people commonly have in England and Wales: enough to know a name by its company, never a list of everybody's."""

_GIVEN_NAMES = """
aaron abby abdul abdullah abigail adam adele adrian agnieszka ahmed aidan aisha alan albert alex alexander alexandra
alfie alfred ali alice alison allan amanda amber amelia amina amir amy ana andrea andrei andrew andy angela angharad anil
anita ann anna anne annette annie anthony antonio archie arjun arthur asha ashley asif audrey ava barbara barry
beatrice becky ben benjamin bernadette bernard beth bethan bethany beverley bilal billy bob bobby brenda brian bridget
bronwen bryan callum cameron camilla carl carla carmen carol caroline carolyn caroline carys catherine cathy ceri
charlene charles charlie charlotte chloe chris christina christine christopher claire clare clive colin connor conor
craig cynthia daisy damian daniel danielle danny darren dave david dawn dean deborah debbie declan deepak denise
dennis derek dewi diana diane dmitri dominic donald donna doreen dorothy douglas duncan dylan eddie edward eileen elaine
eleanor eleri eli elijah elizabeth ella ellen ellie elliott elsie emily emlyn emma emmanuel erica eric erin ethan eva
evan evelyn evie farah fatima fatoumata felicity finley fiona fran frances francesca francis fred freddie freya gareth
gary gavin gemma geoff geoffrey george georgia georgina gerald geraldine gerard giles gillian glenn gloria
glyn gordon graeme graham gwen gwyneth hamza hannah harold harpreet harriet harrison harry harvey hassan hayley
heather heidi helen helena henry hilary howard huw hugh ian ibrahim idris imran ines ioan irene iris isaac isabel
isabella isla ismail ivan jack jackie jacob jacqueline jade jake jamal james jamie jan jane janet janice jared jasmine jason
jean jeff jeffrey jemma jennifer jenny jeremy jerome jessica jill joan joanna joanne joe joel joginder johanna john
johnny jon jonathan jordan joseph josephine josh joshua joyce juan judith julia julian julie juliet june justin kamal
karen karl kate katherine kathleen kathryn katie kayleigh keith kelly kelvin ken kenneth kenny keri kerry kevin
khadija kieran kim kimberley kirsty krzysztof kuldeep kyle kylie lara laura lauren leah leanne lee leo leon leonard lesley
leslie lewis liam lillian lily linda lisa llinos lloyd logan lois lorraine louis louise lowri lucas lucy luis luke
lynda lynn lynne mandy manpreet marc marcus margaret maria marian marie marilyn mario marion marjorie martin martyn
mary maryam matt matthew maureen maurice maxine megan mehmet melanie melissa mia michael michelle mick mike miriam
mohamed mohammad mohammed moira molly monica morgan moses mosa muhammad muriel musa mustafa nadia naomi nasreen natalie
natasha nathan neil nia nicholas nicky nicola nicole nigel nikki noah noor nora norman oliver olivia omar oscar
osian owain owen pamela patricia patrick paul paula pauline pawel peggy peter petra phil philip phillip phillipa philippa
phoebe piotr priya rachael rachel rahul raj rajesh ralph ranjit raymond rebecca reece reggie rhian rhiannon rhys
richard rita robert roberta robin rodney roger roland ronald ronnie rory rosemary rosie ross roxanne roy rupert
russell ruth ryan sadie sally sam samantha samira samuel sandra sanjay sara sarah scott sean sebastian shane shannon
sharon shaun sheila shirley sian simon sofia sonia sophia sophie spencer stacey stan stanley stephanie stephen steve
steven stuart sue sunita susan susie suzanne sylvia tamsin tania tanya tara tariq teresa terence teresa terri terry
theo theresa thomas tim timothy tina toby todd tom tomasz tommy tony tracey tracy trevor trudy tyler tyrone usman
valerie vanessa vera veronica vicky victor vincent vivian vivienne wayne wendy wilfred william winston yasmin yusuf
yvonne zachary zack zahra zainab zara zeinab zoe
"""
GIVEN_NAMES = frozenset(_GIVEN_NAMES.split())
"""In lower case."""
_WORDS_AND_NAMES = """
angel april art august autumn basil bill buddy chase chip christian crystal destiny dot drew earl faith frank gene
grace grant guy hazel heath heaven herb holly hope hunter ivy jasper joy june kit mark max may melody mercy miles misty
nick norm olive opal pat pearl penny pete precious ray reed rich rob robbie rose ruby rusty sandy sky sonny storm
summer sunny tiger tad violet ward will woody
"""
WORDS_AND_NAMES = frozenset(_WORDS_AND_NAMES.split())
"""Names that are words too: somebody's only where a surname follows."""
