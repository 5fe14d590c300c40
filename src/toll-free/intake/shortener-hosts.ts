/**
 * Public URL shorteners: hosts where anybody can hide any address, written for this project from general knowledge. A company's own
 * short domain ("amzn.to", "nyti.ms") is none: only its owner makes links there.
 */
export const SHORTENER_HOSTS: ReadonlySet<string> = new Set(
  `bit.ly bitly.is j.mp tinyurl.com tiny.cc t.ly t.co lnkd.in t2m.io goo.gl ow.ly is.gd v.gd buff.ly rebrand.ly rb.gy cutt.ly cutt.us
   shorturl.at shorturl.asia short.io shrtco.de shrtlnk.dev s.id tiny.one tiny.pl tinycc.com rotf.lol clck.ru vk.cc u.to qps.ru
   bl.ink blnk.in soo.gd s2r.co clicky.me budurl.com bc.vc adf.ly ouo.io ouo.press shorte.st sh.st linkvertise.com exe.io za.gl
   dub.sh dub.co lnk.to smarturl.it snip.ly switchy.io tr.im x.co zpr.io han.gl    urlz.fr urlr.me tny.im t1p.de kutt.it kurzelinks.de kurzlinks.de ogy.de shorl.com snipurl.com snipr.com snurl.com cli.gs ity.im
   q.gs po.st su.pr twurl.nl ur1.ca urlzs.com vurl.com xurl.es yep.it gg.gg 2.gp 1url.com 2no.co iplogger.org grabify.link
   shortcm.li shorturl.gg shorter.me surl.li l.ead.me qrco.de q-r.to me-qr.com scnv.io
   txt.so smsb.co url.ie url.kr tinylink.in tinylink.net shortlink.uk v.ht chilp.it clk.im hyperurl.co link.zip ln.run    n9.cl acortar.link acortaurl.com encurtador.com.br encurta.net encr.pw l1nk.dev l1nq.com shre.su 0rz.tw reurl.cc lihi.cc lihi1.com
   ppt.cc dwz.cn t.cn url.cn suo.im tinu.be bitly.ws cort.as rb.link zcu.io
   goo.su go2l.ink shrinke.me shrinkme.io fc.lc gplinks.co tii.la`
    .split(/\s+/)
    .filter((host) => host !== ''),
);
