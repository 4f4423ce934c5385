"""Function words by language: they are dense in sentences and rare in menus, and they tell a page's language."""

from __future__ import annotations

from collections.abc import Mapping

FUNCTION_WORDS: Mapping[str, str] = {
    "en": """the a an and or but of to in on at for with by from as is are was were be been being has have had do does
        did not that this these those it its he she they we you i his her their our your my who which what when where
        how if than then so there will would can could should may might also into about after before over more said
        him them us me no all one up out just some because while during between through""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber von zu zum zur in im am an auf für
        mit bei aus nach als ist sind war waren sein wird werden wurde wurden hat haben hatte nicht dass es er sie wir
        ihr ich sich auch noch nur wie was wer wenn so über unter durch um bis vor seit gegen ohne man mehr kann können
        soll sollen muss diese dieser dieses ihre seine schon sehr dann doch weil""",
    "fr": """le la les l un une des du de d et ou mais à au aux en dans sur pour par avec sans est sont était étaient
        être a ont avait ne pas n que qu qui ce cette ces c il elle ils elles on nous vous je se s son sa ses leur leurs
        plus comme si y même aussi été fait après avant entre dont où tout tous selon très peut""",
    "es": """el la los las un una unos unas de del y e o u pero a al en con por para sin sobre es son era fue fueron ser
        ha han había no que se su sus lo le les este esta estos estas como más si ya también muy entre cuando donde
        desde hasta porque durante tras según quien todo todos yo él ella ellos nos hay está están""",
    "it": """il lo la i gli le l un uno una di del della dei degli delle dell da dal dalla in nel nella nei e ed o ma a
        al alla ai con su sul sulla per tra fra è sono era stato stata essere ha hanno aveva non che si suo sua suoi
        come più se anche ci questo questa quando dove dopo prima perché ancora già molto cui""",
    "pt": """o a os as um uma uns umas de do da dos das e ou mas em no na nos nas ao aos à com por para pelo pela sem
        sobre é são era foi foram ser tem têm havia não que se seu sua seus suas este esta isso como mais já também
        muito entre quando onde desde até porque durante após segundo ele ela eles há está estão""",
    "nl": """de het een en of maar van te in op aan voor met bij uit naar als is zijn was waren wordt worden werd heeft
        hebben had niet dat die dit deze er hij zij ze we wij je ik zich ook nog maar meer dan wel over door om tot
        tegen zonder kan kunnen zal moet al hun haar toen omdat waar wat wie""",
    "pl": """i a w z na do o od za po przez przy dla ze we się nie to że jest są był była było były być jak co który
        która które którzy ale lub oraz tym tego tej ich jego jej już także też tylko może można po pod nad przed między
        jako kiedy gdzie ten ta te tak czy by bardzo ma mają""",
    "tr": """ve bir bu da de ile için olan olarak çok daha en gibi kadar sonra önce ancak ama ya veya ki ne değil var
        yok olduğu olduğunu oldu olan ise her şu o ben sen biz siz onlar onun bunun göre tarafından üzerinde diye
        dedi etti eden bunu""",
    "ru": """и в во не на с со что как к ко по из за от о об у а но же для до при это этот эта эти того том его ее её их
        он она они мы вы я было был была были быть есть так также уже или если бы только еще ещё после между может когда
        где который которые которая чтобы""",
    "uk": """і й та в у не на з із зі що як до по за від про а але же для при це цей ця ці того його її їх він вона вони
        ми ви я було був була були бути є так також вже або якщо би тільки ще після між може коли де який які яка щоб""",
    "ar": """في من على إلى الى عن مع أن ان إن التي الذي الذين هذا هذه ذلك تلك كان كانت يكون لم لا ما قد كل بعد قبل بين
        حتى أو او ثم هو هي هم كما أي منذ خلال عند عندما حيث لكن غير وقال وفي ومن وهو وهي""",
    "hi": """के का की में है हैं को से और ने पर यह वह कि इस उस एक भी नहीं था थी थे हो कर करने लिए किया गया गई जो तो ही साथ
        बाद अपने जा रहा रही रहे तक या हुए इसके उन्होंने""",
    "id": """yang dan di ke dari untuk dengan pada ini itu adalah dalam tidak akan juga oleh karena sebagai atau bisa
        telah sudah ada para saat lebih mereka ia dia kami kita saya tersebut dapat menjadi setelah seperti hingga
        namun bahwa secara antara""",
    "ko": """이 그 및 등 수 것 있다 있는 했다 한 할 것으로 위해 대한 대해 따르면 말했다 밝혔다 이날 지난 또 더 때 중 후 며 고 있어
        있습니다 합니다 은 는 을 를 에 의 에서 도 이번 오는 모두 그는 했습니다 같은 통해 하는 된 되는 관련 가장 함께 모든""",
    "sv": """och i att det som en ett på är av för med den till inte om de han hon vi jag har hade var vara från men så
        man kan ska när där efter även också eller vid sig sin""",
    "da": """og i at det som en et på er af for med den til ikke om de han hun vi jeg har havde var være fra men så man
        kan skal når der efter også eller ved sig sin å av å""",
    "fi": """ja on ei että se oli ovat kun mutta myös hän ne joka jotka tai niin kuin jos sen mukaan ole olla jo vain
        vielä tämä tämän""",
    "vi": """và của là có trong cho được với các một những không này đã khi từ người đến ra để tại về theo cũng như
        sẽ vào đó""",
    "cs": """a v na se je že z s do o k i pro by za ale jako po od jsou byl byla bylo to si který která které tak už
        nebo také jeho""",
}  # fmt: skip

LANGUAGES: tuple[str, ...] = tuple(FUNCTION_WORDS)
