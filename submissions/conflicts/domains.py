"""E-mail addresses as identities, and their domains as employers."""

import unicodedata

# Mail providers say nothing about the employer. Compared with the registrable domain, so that regional hosts count too.
FREE_MAIL = frozenset(
    """
    126.com 163.com 139.com alice.it aol.com arcor.de att.net bigpond.com bk.ru bluewin.ch btinternet.com comcast.net
    daum.net duck.com email.cz fastmail.com fastmail.fm foxmail.com free.fr freemail.hu freenet.de gmail.com gmx.at
    gmx.ch gmx.com gmx.de gmx.net googlemail.com hanmail.net hey.com hotmail.ch hotmail.com hotmail.co.uk hotmail.de
    hotmail.es hotmail.fr hotmail.it icloud.com inbox.lv inbox.ru interia.pl kakao.com kpnmail.nl laposte.net libero.it
    list.ru live.at live.be live.com live.co.uk live.de live.dk live.fr live.it live.nl mac.com mail.com mail.de mail.ru
    mailbox.org me.com msn.com naver.com o2.pl onet.pl online.de orange.fr outlook.at outlook.com outlook.de outlook.es
    outlook.fr outlook.it pm.me posteo.de proton.me protonmail.ch protonmail.com qq.com rambler.ru rediffmail.com
    riseup.net sapo.pt seznam.cz sfr.fr sina.cn sina.com sohu.com t-online.de terra.com.br tiscali.it tutanota.com
    tuta.io ukr.net uol.com.br verizon.net virgilio.it vp.pl wanadoo.fr web.de wp.pl ya.ru yahoo.ca yahoo.com
    yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.de yahoo.es yahoo.fr yahoo.it
    yandex.com yandex.ru yeah.net ymail.com zoho.com ziggo.nl
    """.split()
)
# Country domains under which names are registered one level lower: "ac" below "uk" makes ox.ac.uk registrable.
SECOND_LEVELS = {
    country: frozenset(labels.split())
    for country, labels in {
        "ae": "ac co gov org sch",
        "ar": "com edu gob gov int org",
        "at": "ac co gv or",
        "au": "asn com csiro edu gov id net org",
        "bd": "ac com edu gov org",
        "be": "ac",
        "br": "com edu gov jus leg mil net org",
        "cn": "ac com edu gov net org",
        "co": "com edu gov org",
        "cr": "ac co go or",
        "cy": "ac com gov org",
        "ec": "com edu gob gov org",
        "eg": "com edu gov org sci",
        "et": "com edu gov org",
        "gh": "com edu gov org",
        "gr": "com edu gov org",
        "hk": "com edu gov org",
        "hu": "co org",
        "id": "ac co go or sch",
        "il": "ac co gov muni org",
        "in": "ac co edu ernet gov net nic org res",
        "ir": "ac co gov org sch",
        "it": "edu gov",
        "jo": "com edu gov org",
        "jp": "ac co ed go lg ne or",
        "ke": "ac co go or",
        "kr": "ac co go ne or re",
        "lb": "com edu gov org",
        "lk": "ac com edu gov org",
        "ma": "ac co gov",
        "mt": "com edu gov org",
        "mx": "com edu gob org",
        "my": "com edu gov org",
        "ng": "com edu gov org",
        "nz": "ac co cri govt net org school",
        "pe": "com edu gob org",
        "ph": "com edu gov org",
        "pk": "com edu gov org",
        "pl": "com edu gov net org",
        "pt": "com edu gov org",
        "ro": "com org",
        "rs": "ac co edu gov org",
        "ru": "ac com edu gov msk spb",
        "rw": "ac co gov org",
        "sa": "com edu gov med org sch",
        "sg": "com edu gov org",
        "th": "ac co go in or",
        "tr": "av bel com edu gov k12 org",
        "tw": "com edu gov org",
        "tz": "ac co go or",
        "ua": "ac com edu gov net org",
        "ug": "ac co go or",
        "uk": "ac co gov ltd me net nhs org plc police sch",
        "uy": "com edu gub org",
        "ve": "co com edu gob org",
        "vn": "ac com edu gov org",
        "za": "ac co edu gov nom org school",
        "zw": "ac co gov org",
    }.items()
}


def address_of(email: str) -> str:
    """An address as it is compared: NFKC, without capitals and surrounding blanks; "" if it is none."""
    address = unicodedata.normalize("NFKC", email).strip().casefold()
    local, at, domain = address.rpartition("@")
    return address if local and at and domain else ""


def employer_domain(email: str) -> str:
    """The registrable domain behind an address ("ox.ac.uk" for cs.ox.ac.uk); "" for mail providers and no address."""
    domain = registrable(address_of(email).rpartition("@")[2])
    return "" if domain in FREE_MAIL else domain


def registrable(domain: str) -> str:
    """The part of a domain that one organisation has registered; "" where there is none, as for "ac.uk"."""
    labels = [label for label in domain.casefold().strip(".").split(".") if label]
    depth = 3 if len(labels) > 1 and labels[-2] in SECOND_LEVELS.get(labels[-1], ()) else 2
    return ".".join(labels[-depth:]) if len(labels) >= depth else ""
