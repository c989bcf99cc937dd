"""The many ways to say the same: one neutral sentence for each verb and phrase of a stance, in the forms and voices that texts print.

Each row follows an opening in which Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Nairobi.
"""

from __future__ import annotations

import pytest

from extract.texts import acts

AGREED = """
both | The two sides agreed to open a joint school.
both | Both ministers concurred that the port needs a second pier.
both | The two sides came to terms on a fishing quota.
both | The parties settled on a timetable for the ferry line.
both | An agreement was reached to open a joint school.
both | Agreement was reached on a fishing quota.
both | An understanding was arrived at on the fishing quota.
both | Consensus emerged on the need for a second pier.
both | A consensus was forged on ferry traffic.
both | The two sides found agreement on the ferry line.
both | The ministers managed to agree on a fishing quota.
both | The two sides succeeded in agreeing a fishing quota.
both | The ministers were able to agree on a fishing quota.
both | It was resolved that the ferry line would be reopened.
both | It was settled that the ferry line would be reopened.
both | It was determined to set up a joint school.
both | It was mutually decided to set up a joint school.
both | The two sides opted to set up a joint school.
both | The two sides chose to set up a joint school.
both | The two sides acceded to a new protocol on fisheries.
both | The two sides arranged to hold the next round in Nairobi.
both | The two sides have a meeting of minds on fisheries.
both | The ministers were unanimous that the ferry line be reopened.
both | The ministers were in accord on fisheries.
both | The ministers gave the go-ahead to a ferry line.
both | The ministers gave their blessing to a ferry line.
both | The ministers gave the nod to a ferry line.
both | The two sides thrashed out a deal on fisheries.
both | The two sides mapped out a plan for fisheries.
both | The two sides drew up a plan for fisheries.
both | The two sides laid down rules for fisheries.
both | The two sides clinched a deal on fisheries.
both | The two sides concluded a protocol on fisheries.
both | The two sides agreed in principle on a ferry line.
both | The meeting ended with an agreement to reopen the ferry line.
both | The meeting produced an agreement on fisheries.
both | The talks yielded a deal on fisheries.
both | The talks culminated in an accord on fisheries.
both | The ministers struck an agreement on fisheries.
both | They reached a decision to reopen the ferry line.
both | The two sides took a decision to reopen the ferry line.
both | A decision was taken to reopen the ferry line.
both | A decision was made to reopen the ferry line.
both | The sides were agreed that fisheries need care.
both | The sides mutually agreed upon a fishing quota.
both | The two ministers formalised an accord on fisheries.
both | The two ministers approved a work plan for fisheries.
both | The two ministers ratified a work plan for fisheries.
both | The two ministers greenlighted a work plan for fisheries.
both | The two sides found common ground on fisheries.
both | The two sides set themselves the goal of doubling trade.
both | The next session will be held in Nairobi, the two sides agreed.
"""

COMMITTED = """
both | The two sides set up a joint committee on fisheries.
both | The ministers established a joint committee on fisheries.
both | The two sides pledged to protect the coast.
both | The two ministers signed a memorandum on fisheries.
both | A memorandum on fisheries was signed.
both | A memorandum on fisheries was inked.
both | The two ministers penned a memorandum on fisheries.
both | The two ministers put pen to paper on a memorandum on fisheries.
both | The two ministers affixed their signatures to a memorandum on fisheries.
both | The two ministers appended their signatures to a memorandum on fisheries.
both | The ministers presided over the signing of a memorandum on fisheries.
both | The ministers attended the signing of a memorandum on fisheries.
both | The signing of a memorandum on fisheries took place.
both | Also signed was a memorandum on fisheries.
both | The two ministers exchanged letters on fisheries.
both | The two sides vowed to protect the coast.
NO | Berg promised to send a research ship to Mombasa.
NO | Berg gave his word that Norway would send a research ship.
NO | Berg undertook to send a research ship.
NO | Berg swore to keep up Norwegian aid.
NO | Berg guaranteed that Norwegian aid would go on.
NO | Berg announced that Norway would send a research ship.
NO | Berg announced a grant of 5 million kroner for fisheries.
NO | Berg unveiled a grant of 5 million kroner for fisheries.
NO | Norway will provide 5 million kroner for fisheries.
NO | Norway has earmarked 5 million kroner for fisheries.
NO | Norway set aside 5 million kroner for fisheries.
NO | Norway donated a research ship to Kenya.
NO | Berg stood ready to help with fisheries.
NO | Berg declared himself ready to help with fisheries.
NO | Berg declared his country's readiness to help with fisheries.
NO | Berg said his country was ready to help with fisheries.
NO | Berg said Norway was prepared to help with fisheries.
NO | Berg reiterated Norway's unwavering commitment to the Paris Agreement.
NO | Berg renewed his pledge to help with fisheries.
NO | Berg spoke of Norway's willingness to help with fisheries.
NO | Berg voiced Norway's resolve to help with fisheries.
NO | Berg volunteered Norwegian help with fisheries.
NO | Berg committed himself to help with fisheries.
NO | Berg bound himself to help with fisheries.
NO | Berg assured Otieno that Norway would help with fisheries.
NO | Berg assured Otieno of his readiness to help with fisheries.
NO | Norway plans to open a consulate in Mombasa.
NO | Norway intends to open a consulate in Mombasa.
NO | Norway is planning to open a consulate in Mombasa.
NO | Norway is determined to open a consulate in Mombasa.
NO | Norway is going to open a consulate in Mombasa.
NO | Norway is set to open a consulate in Mombasa.
both | The two sides will go on working on fisheries.
both | The two countries undertook to exchange fishing data.
both | The two countries recommitted themselves to the Paris Agreement.
both | The two ministers launched a training centre for fisheries.
both | The two ministers inaugurated a training centre for fisheries.
both | The two ministers kicked off a training scheme for fisheries.
"""

AFFIRMED = """
NO | Berg said that fisheries matter to both countries.
NO | Berg repeated that fisheries matter to Norway.
NO | Berg posited that fisheries matter to Norway.
NO | Berg maintained that fisheries matter to Norway.
NO | Berg held that fisheries matter to Norway.
NO | Berg felt that fisheries matter to Norway.
NO | Berg thought that fisheries matter to Norway.
NO | Berg found that fisheries matter to Norway.
NO | Berg was convinced that fisheries matter to Norway.
NO | Berg was certain that fisheries matter to Norway.
NO | Berg was sure that fisheries matter to Norway.
NO | Berg was aware that fisheries matter to Norway.
NO | Berg was optimistic about the ferry line.
NO | Berg was worried about piracy.
NO | Berg expressed alarm at piracy.
NO | Berg voiced unease over piracy.
NO | Berg decried piracy.
NO | Berg criticised piracy in the strait.
NO | Berg slammed piracy in the strait.
NO | Berg deprecated piracy in the strait.
NO | Berg rejected claims about piracy.
NO | Berg dismissed claims about piracy.
NO | Berg ruled out a ban on trawlers.
NO | Berg denied that trawlers were banned.
NO | Berg vouched for the safety of the ferry.
NO | Berg put emphasis on fisheries.
NO | Berg placed emphasis on fisheries.
NO | Berg laid stress on fisheries.
NO | Berg drew attention to fisheries.
NO | Berg called attention to fisheries.
NO | Berg pointed to fisheries as a field of work.
NO | Berg pointed out that fisheries matter.
NO | Berg singled out fisheries as a field of work.
NO | Berg cited fisheries as a field of work.
NO | Berg described fisheries as a field of work.
NO | Berg called fisheries a field of work.
NO | Berg termed fisheries a field of work.
NO | Berg labelled fisheries a field of work.
NO | Berg characterised the ties as close.
NO | Berg named fisheries as a field of work.
NO | Berg sided with Kenya on fisheries.
NO | Berg backed the ferry line.
NO | Berg threw his weight behind the ferry line.
NO | Berg lent his support to the ferry line.
NO | Berg came out in favour of the ferry line.
NO | Berg spoke out against piracy.
NO | Berg expressed himself in favour of the ferry line.
NO | Berg took the view that fisheries matter.
NO | Berg was of the opinion that fisheries matter.
NO | Berg deemed the ferry line useful.
NO | Berg deems the ferry line useful.
NO | Berg judged the ferry line useful.
NO | Berg stressed how useful the ferry line is.
NO | Berg spoke about the usefulness of the ferry line.
NO | Berg asserted Norway's right to fish there.
NO | Berg lamented the loss of the ferry.
NO | Berg regretted the loss of the ferry.
NO | Berg mourned the loss of the ferry.
NO | Berg predicted that trade would grow.
NO | Berg forecast that trade would grow.
NO | Berg admitted that trade is small.
NO | Berg conceded that trade is small.
NO | Berg cautioned against a ban on trawlers.
NO | Berg alerted Otieno to piracy.
NO | Berg let it be known that fisheries matter.
NO | Berg made the point that fisheries matter.
NO | Berg made plain that fisheries matter.
NO | Berg left no doubt that fisheries matter.
NO | Berg reasoned that fisheries matter.
NO | Berg explained that fisheries matter.
NO | Berg recounted the history of the ferry line.
NO | Berg testified that fisheries matter.
NO | Berg hinted that trade would grow.
NO | Berg implied that trade would grow.
NO | Berg quipped that fish know no borders.
NO | Berg joked that fish know no borders.
NO | Berg wrote that fisheries matter.
NO | Berg posted that fisheries matter.
NO | Fisheries matter to Norway, according to Berg.
NO | According to Berg, fisheries matter to Norway.
NO | In Berg's view, fisheries matter to Norway.
NO | In the words of Berg, fisheries matter to Norway.
NO | "Fisheries matter to Norway," Berg told reporters.
NO | "Fisheries matter to Norway," said Berg.
NO | "Fisheries matter to Norway," Berg was quoted as saying.
NO | Fisheries, noted Berg, matter to Norway.
NO | Fisheries, Berg noted, matter to Norway.
both | The two sides reaffirmed their support for fisheries.
both | The two sides share the view that fisheries matter.
both | The two sides hold similar views on fisheries.
both | Both sides were of the same opinion on fisheries.
both | The importance of fisheries was stressed.
both | Emphasis was laid on fisheries.
both | Stress was laid on fisheries.
both | It was emphasised that fisheries matter.
both | It was noted that fisheries matter.
both | The usefulness of the ferry line was underlined by both sides.
both | It is the belief of both sides that fisheries matter.
both | Concern was voiced about piracy.
both | The joint statement affirms that fisheries matter.
both | The meeting reaffirmed the value of fisheries.
NO | Berg advocated a ferry line.
NO | Berg advocated for a ferry line.
NO | Berg insisted on a ferry line.
NO | Berg hoped that the ferry line would reopen.
NO | Berg expressed hope that the ferry line would reopen.
NO | Berg voiced the hope that the ferry line would reopen.
NO | Berg was hopeful that the ferry line would reopen.
NO | Berg expects Kenya to open the ferry line.
NO | Norway is eager to open a ferry line.
both | The two ministers voiced the hope that the ferry line would reopen.
NO | Berg expressed his condolences over the ferry accident.
NO | Berg offered condolences for the ferry accident.
NO | Berg told Otieno about fisheries.
NO | Berg spoke of fisheries.
NO | Berg elaborated on fisheries.
NO | Berg expounded on fisheries.
KE | Otieno, speaking after a walk through the harbour with Berg and his staff, said fisheries matter.
KE | Otieno, who had come from Bergen by the night train after a stop in Hamar, said fisheries matter.
NO | Berg spotlighted the urgent need for a ferry line.
NO | Berg surmised that the ferry line would reopen.
NO | Berg flagged the importance of fisheries.
"""

PROPOSED = """
NO | Berg proposed a joint school.
NO | Berg put forward a plan for fisheries.
NO | Berg put forth a plan for fisheries.
NO | Berg set forth a plan for fisheries.
NO | Berg tabled a plan for fisheries.
NO | Berg mooted a plan for fisheries.
NO | Berg made a proposal on fisheries.
NO | Berg came forward with a plan for fisheries.
NO | Berg urged Kenya to open the ferry line.
NO | Berg pressed Kenya to open the ferry line.
NO | Berg pushed Kenya to open the ferry line.
NO | Berg implored Kenya to open the ferry line.
NO | Berg begged Kenya to open the ferry line.
NO | Berg pleaded for a ferry line.
NO | Berg petitioned for a ferry line.
NO | Berg lobbied for a ferry line.
NO | Berg campaigned for a ferry line.
NO | Berg argued for a ferry line.
NO | Berg asked for a ferry line.
NO | Berg asked that the ferry line be reopened.
NO | Berg requested that the ferry line be reopened.
NO | Berg sought help for fisheries.
NO | Berg is seeking help for fisheries.
NO | Berg solicited help for fisheries.
NO | Berg appealed to Kenya to open the ferry line.
NO | Berg called upon Kenya to open the ferry line.
NO | Berg called on Kenya to open the ferry line.
NO | Berg called for a ferry line.
NO | Berg counselled patience on fisheries.
NO | Berg advised Kenya to open the ferry line.
NO | Berg nudged Kenya to open the ferry line.
NO | Berg encouraged Kenyan firms to invest in fisheries.
NO | Berg invited Otieno to visit Bergen.
NO | Berg extended an invitation to Otieno to visit Bergen.
NO | Berg conveyed an invitation to Otieno to visit Bergen.
NO | Berg handed Otieno an invitation to visit Bergen.
NO | Otieno was invited by Berg to visit Bergen.
NO | Berg wished for a ferry line.
NO | Berg wants the ferry line to reopen.
NO | Berg wanted the ferry line to reopen.
NO | Berg would like the ferry line to reopen.
NO | Berg said he would like the ferry line to reopen.
NO | Berg demanded that the ferry line be reopened.
NO | Berg favoured a ferry line.
NO | Berg showed interest in a ferry line.
NO | Berg expressed interest in a ferry line.
NO | Berg expressed a keen interest in a ferry line.
NO | Norway is interested in a ferry line.
NO | Berg challenged Kenya to open the ferry line.
NO | It was proposed by Berg that the ferry line reopen.
both | It was suggested that the ferry line reopen.
both | It was recommended that the ferry line reopen.
both | The two sides called for calm in the strait.
KE | For her part, Otieno asked for help with fisheries.
"""

WELCOMED = """
NO | Berg welcomed the opening of the ferry line.
NO | Berg greeted the opening of the ferry line.
NO | Berg hailed the opening of the ferry line.
NO | Berg thanked Otieno for her help.
NO | Berg expressed his thanks to Otieno for her help.
NO | Berg extended his thanks to Otieno for her help.
NO | Berg gave thanks to Otieno for her help.
NO | Berg was thankful to Kenya for its help.
NO | Berg is thankful to Kenya for its help.
NO | Berg was appreciative of Kenyan help.
NO | Berg expressed appreciation for Kenyan help.
NO | Berg placed on record his appreciation for Kenyan help.
NO | Berg voiced his gratitude for Kenyan help.
NO | Berg registered his gratitude for Kenyan help.
NO | Berg passed on the congratulations of his Prime Minister.
NO | Berg transmitted the congratulations of his Prime Minister.
NO | Berg conveyed the greetings of his Prime Minister.
NO | Berg relayed the greetings of his Prime Minister.
NO | Berg delivered the greetings of his Prime Minister.
NO | Berg wished Otieno success.
NO | Berg wished Otieno every success in her new post.
NO | Berg congratulated Otieno on her appointment.
NO | Berg offered his congratulations to Otieno.
NO | Berg felicitated Otieno on her appointment.
NO | Berg paid tribute to Kenyan fishermen.
NO | Berg lauded Kenyan fishermen.
NO | Berg extolled Kenyan fishermen.
NO | Berg praised Kenya's work on fisheries.
NO | Berg heaped praise on Kenya's work on fisheries.
NO | Berg showered praise on Kenya's work on fisheries.
NO | Berg had words of praise for Kenya's work on fisheries.
NO | Berg spoke highly of Kenya's work on fisheries.
NO | Berg spoke warmly of Kenya's work on fisheries.
NO | Berg admired Kenya's work on fisheries.
NO | Berg esteemed Kenya's work on fisheries.
NO | Berg cherished Kenya's friendship.
NO | Berg credited Kenya with its work on fisheries.
NO | Berg rated Kenya's work on fisheries highly.
NO | Berg applauded Kenya's work on fisheries.
NO | Berg acclaimed Kenya's work on fisheries.
NO | Berg was happy with Kenya's work on fisheries.
NO | Berg was impressed by Kenya's work on fisheries.
NO | Berg was proud of the work on fisheries.
NO | Berg was full of praise for Kenya's work on fisheries.
NO | Berg took satisfaction in the work on fisheries.
NO | Berg noted with satisfaction the work on fisheries.
NO | Berg expressed delight at the work on fisheries.
NO | Berg expressed his happiness at visiting Kenya.
NO | Berg expressed pride in the work on fisheries.
NO | Berg said he was grateful for Kenyan help.
NO | Berg said he was happy to be in Kenya.
both | Satisfaction was voiced at the work on fisheries.
both | The two sides were satisfied with the work on fisheries.
both | The two sides noted with pleasure the work on fisheries.
both | The two ministers rejoiced at the ferry line.
"""

DISCUSSED = """
both | The two sides discussed fisheries.
both | The two sides conversed about fisheries.
both | The two sides chatted about fisheries.
both | The two sides conferred on fisheries.
both | The two sides had a dialogue on fisheries.
both | The two sides had a frank and detailed dialogue on fisheries.
both | The two sides engaged in a dialogue on fisheries.
both | The two sides entered into a conversation about fisheries.
both | The two sides held discussions on fisheries.
both | The two sides traded views on fisheries.
both | The two sides exchanged ideas on fisheries.
both | The two sides shared thoughts on fisheries.
both | The two sides spoke on fisheries.
both | The two sides spoke at length on fisheries.
both | The two sides talked over fisheries.
both | The two sides talked at length about fisheries.
both | The two sides dwelt on fisheries.
both | The two sides delved into fisheries.
both | The two sides probed fisheries.
both | The two sides weighed a ferry line.
both | The two sides contemplated a ferry line.
both | The two sides considered a ferry line.
both | The two sides mulled over a ferry line.
both | The two sides looked into a ferry line.
both | The two sides studied a ferry line.
both | The two sides scrutinised the ferry line.
both | The two sides went over fisheries.
both | The two sides dealt with fisheries.
both | The two sides took up fisheries.
both | The two sides touched upon fisheries.
both | The two sides turned to fisheries.
both | The two sides reviewed fisheries.
both | The two sides took stock of fisheries.
both | The two sides assessed fisheries.
both | The two sides evaluated fisheries.
both | The two sides explored a ferry line.
both | The two sides sounded out a ferry line.
both | The two sides brainstormed on fisheries.
both | The two sides compared notes on fisheries.
both | The two sides reflected on fisheries.
both | The two sides debated fisheries.
both | The two sides negotiated a fishing quota.
both | The two sides consulted on fisheries.
both | The two sides centred on fisheries.
both | The two sides concentrated on fisheries.
both | Discussions covered fisheries.
both | Discussions centred on fisheries.
both | Talks touched upon fisheries.
both | Talks dealt with fisheries.
both | The talks ranged over fisheries and shipping.
both | The talks were devoted to fisheries.
both | The conversation turned to fisheries.
both | The meeting dwelt on fisheries.
both | The meeting was devoted to fisheries.
both | The meeting was dedicated to fisheries.
both | The meeting concentrated on fisheries.
both | The agenda included fisheries.
both | The agenda comprised fisheries.
both | The agenda of the meeting featured fisheries.
both | High on the agenda was a ferry line.
both | Also on the agenda was a ferry line.
both | On the table were fisheries.
both | At the top of the agenda was a ferry line.
both | Fisheries topped the agenda.
both | Fisheries dominated the talks.
both | Fisheries were high on the agenda.
both | Fisheries were on the agenda.
both | Fisheries were discussed.
both | Fisheries came up for discussion.
both | Fisheries came up.
both | Fisheries were raised.
both | Fisheries were touched upon.
both | Fisheries formed the core of the talks.
both | Fisheries formed part of the talks.
both | Fisheries took centre stage at the talks.
both | Fisheries were the focus of the talks.
both | Fisheries were a focus of the talks.
both | Fisheries loomed large in the talks.
both | Attention was given to fisheries.
both | Special attention went to fisheries.
both | Consideration was given to fisheries.
both | Among the topics were fisheries.
both | Among other things, fisheries were discussed.
both | Topics included fisheries.
both | Matters discussed included fisheries.
both | Issues on the table included fisheries.
both | The discussion revolved around fisheries.
both | Discussion revolved around fisheries.
both | The exchange focused on fisheries.
both | The focus of the talks was fisheries.
both | The main topic was fisheries.
both | An exchange of views took place on fisheries.
both | There was an exchange of views on fisheries.
both | There was a discussion on fisheries.
both | There was discussion of fisheries.
both | A wide-ranging discussion took place on fisheries.
both | Views were exchanged on fisheries.
both | The two ministers had the opportunity to discuss fisheries.
both | The two ministers were able to discuss fisheries.
both | The two ministers had a chance to review fisheries.
both | The two ministers gathered to discuss fisheries.
both | The two ministers devoted time to fisheries.
both | The two ministers devoted the meeting to fisheries.
NO | Berg briefed Otieno on fisheries.
NO | Berg briefed on fisheries.
NO | Berg informed Otieno about fisheries.
NO | Berg apprised Otieno of fisheries.
NO | Berg acquainted Otieno with fisheries.
NO | Berg updated Otieno on fisheries.
NO | Berg filled Otieno in on fisheries.
NO | Berg reported on fisheries.
NO | Berg spoke about fisheries.
NO | Berg talked about fisheries.
NO | Berg enlarged on fisheries.
NO | Berg commented on fisheries.
NO | Berg presented Norwegian plans for fisheries.
NO | Berg gave an account of fisheries.
NO | Berg gave a presentation on fisheries.
NO | Berg introduced Norwegian plans for fisheries.
NO | Berg laid out Norwegian plans for fisheries.
NO | Berg sketched Norwegian plans for fisheries.
NO | Berg raised the matter of fisheries.
NO | Berg brought up fisheries.
NO | Berg broached fisheries.
NO | Berg alluded to fisheries.
NO | Berg answered questions about fisheries.
"""

ROWS = [
    pytest.param(stance, *row.split(" | ", 1), id=row)
    for stance, rows in [
        ("agreed", AGREED),
        ("committed", COMMITTED),
        ("affirmed", AFFIRMED),
        ("proposed", PROPOSED),
        ("welcomed", WELCOMED),
        ("discussed", DISCUSSED),
    ]
    for row in rows.strip().splitlines()
]


@pytest.mark.parametrize(("stance", "side", "text"), ROWS)
def test_each_way_to_say_it(stance: str, side: str, text: str) -> None:
    assert [(act.side, act.stance.value) for act in acts(text)] == [(side, stance)]
