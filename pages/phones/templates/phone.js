(()=>{
const d=document,root=d.documentElement,body=d.body,base=body.dataset.base;
const $=(s,r=d)=>r.querySelector(s),all=(s,r=d)=>[...r.querySelectorAll(s)];
root.classList.add('js');
d.addEventListener('click',e=>{if(e.target.closest('[data-print]'))print()});
// What another person left unsent on this phone is nobody's any more.
const room='alongside '+(base||location.pathname.replace(/(.join.[^/]*).*/,'$1'))+' ',name=room+body.dataset.who;
try{for(const k of Object.keys(localStorage))if(k.startsWith(room)&&k!==name)localStorage.removeItem(k)}catch{}
if(!base)return;
const own=!$('main').dataset.step,w=JSON.parse(body.dataset.words),pause=ms=>new Promise(r=>setTimeout(r,ms));
let box={},gave=0,busy=0,fails=0,again=0,over=0,poked=0,seen,poll,wake,held,hush,until=0;
// What is not kept yet lies in the outbox, by field, the last value of each; it outlives a reload.
const waits=()=>Object.keys(box).length;
const read=()=>{try{box=JSON.parse(localStorage[name]||'{}')}catch{}};
const write=()=>{try{if(waits())localStorage[name]=JSON.stringify(box);else localStorage.removeItem(name)}catch{}};
const draft=v=>{try{if(v===undefined)return sessionStorage[name]||'';if(v)sessionStorage[name]=v;else sessionStorage.removeItem(name)}catch{}return''};
const say=(t,brief)=>{const s=$('#said');s.textContent=t;clearTimeout(hush);if(brief)hush=setTimeout(()=>{s.textContent=''},8e3)};
const clock=t=>t.toLocaleTimeString([],{hour:'2-digit',minute:'2-digit',hour12:false});
const line=()=>$('#line'),unsent=()=>{const l=line();return l&&l.value.trim()!==l.dataset.kept&&l.value.trim()};
const note=t=>{const n=d.createElement('div'),p=d.createElement('p');n.className='note';p.textContent=t;n.append(p);$('main').prepend(n);return n};
// Whoever gave nothing may have been cleared, and can join anew.
const bye=()=>{
 if(gave||'gave'in $('main').dataset){note(w.ended);say(w.over);return}
 const k=$('main .key'),n=note(w.gone),a=d.createElement('a');if(k)k.parentNode.remove();n.setAttribute('role','alert');a.className='go';a.href=base+'?in=1';a.textContent=w.again;n.append(a);say('');
};
const end=()=>{if(over)return;over=1;if(unsent()||waits())note(w.not_sent);box={};write();draft('');bye();all('footer,.back').forEach(i=>i.remove());all('#asked input,#asked button').forEach(i=>{i.disabled=true})};
const put=(f,v)=>{box[f]=v;write()};
const flush=async()=>{
 if(busy||over||!waits())return;
 busy=1;clearTimeout(again);const sent={...box};
 try{
  const r=await fetch(base+'/answer',{method:'POST',headers:{Accept:'application/json'},body:new URLSearchParams(sent)});
  if(r.status>=500||r.status===408||r.status===429)throw 0;
  const j=r.ok?await r.json():{kept:[]},lost=Object.keys(sent).filter(f=>!j.kept.includes(f));
  for(const f in sent)if(box[f]===sent[f])delete box[f];
  write();fails=0;gave|=j.kept.length;
  const l=line();if(l&&j.kept.includes(l.name)){l.dataset.kept=sent[l.name].trim();if(!unsent())draft('')}
  if(r.status===410)end();
  else say(lost.length?w.lost:w.kept.replace('…',clock(new Date())));
 }catch{say(w.waiting);again=setTimeout(retry,Math.min(30,2**fails++)*1e3*(.5+Math.random()))}
 busy=0;if(!fails&&waits())await flush();
};
// What reached the room at last is on its page, with what happens to it next.
const retry=async()=>{const had=waits();await flush();if(had&&line()&&!over&&!waits())go().catch(()=>{})};
const settle=()=>{
 const m=$('main');seen=+m.dataset.version;
 for(const f in box)for(const i of all(`[name="${CSS.escape(f)}"]`,m))if(i.type==='radio')i.checked=i.value===box[f];else i.value=box[f];
 const l=line();if(l&&!box[l.name]){const v=draft();if(v.startsWith(l.name+' '))l.value=v.slice(l.name.length+1)}
 const t=$('[data-left]',m);until=t?Date.now()+t.dataset.left*1e3:0;tick();
};
const tick=()=>{const t=$('[data-left]');if(!t||!until)return;const s=Math.max(0,Math.ceil((until-Date.now())/1e3));t.textContent=s?Math.floor(s/60)+':'+String(s%60).padStart(2,'0'):t.dataset.up};
const show=doc=>{
 const old=$('main'),fresh=doc.querySelector('main'),same=fresh.dataset.step===old.dataset.step,stays=same&&fresh.dataset.part===old.dataset.part;
 const a=d.activeElement,at=old.contains(a)?a.id?'#'+CSS.escape(a.id):a.name?`[name="${CSS.escape(a.name)}"][value="${CSS.escape(a.value)}"]`:0:0;
 const open=new Map(all('details',old).map(x=>[x.firstChild.textContent,x.open])),shows='shows'in old.dataset;
 old.replaceWith(d.adoptNode(fresh));d.title=doc.title;held=0;settle();
 if(stays){all('details',fresh).forEach(x=>{x.open=open.get(x.firstChild.textContent)??x.open});const b=at&&$(at,fresh);if(b)b.focus();
  if(shows!=='shows'in fresh.dataset)say(shows?w.hidden:w.shown,1)}
 else{$('h1',fresh).focus();scrollTo(0,0);if(!same)say(w.moved,1)}
};
const ask=doc=>{
 if(held){held=doc;return}
 held=doc;const n=note(w.unsent);n.setAttribute('role','alert');
 for(const[t,send]of[[w.send,1],[w.leave,0]]){const b=d.createElement('button');b.type='button';b.textContent=t;if(!send)b.className='quiet';
  b.onclick=async()=>{if(send){const l=line();put(l.name,l.value.trim());flush()}draft('');show(held)};n.append(b)}
};
const go=async part=>{
 const r=await fetch(base+'?main=1&part='+(part||$('main').dataset.part));if(!r.ok)throw 0;
 const doc=new DOMParser().parseFromString(await r.text(),'text/html'),m=doc.querySelector('main');
 if(!m||!m.dataset.step)return end();
 seen=+m.dataset.version;
 if(unsent()&&m.dataset.step!==$('main').dataset.step)ask(doc);else show(doc);
};
// A phone in a pocket asks nothing; taken out again it asks at once.
const follow=async()=>{
 for(let bad=0;!over;){
  if(d.hidden)await new Promise(r=>{wake=r});
  poll=new AbortController();const t=setTimeout(()=>poll.abort(),4e4);
  try{
   const r=await fetch(base+'/follow?seen='+seen,{signal:poll.signal});if(!r.ok)throw 0;
   const j=await r.json();bad=0;
   if(j.ended)return end();
   if(own)seen=j.version;
   if(j.version!==seen){await pause(Math.random()*1200);await go()}else await pause(500+Math.random()*1e3);
  }catch{if(poked)poked=0;else{bad++;await Promise.race([pause(Math.min(30,2**bad)*500*(1+Math.random())),new Promise(r=>{wake=r})])}}
  clearTimeout(t);
 }
};
const poke=()=>{if(over||d.hidden)return;if(poll){poked=1;poll.abort()}if(wake)wake();retry()};
d.addEventListener('visibilitychange',poke);addEventListener('online',poke);addEventListener('pageshow',e=>{if(e.persisted)poke()});
d.addEventListener('change',e=>{const i=e.target;if(i.type==='radio'){put(i.name,i.value);flush()}});
d.addEventListener('input',e=>{const i=e.target;if(i.id==='line')draft(i.name+' '+i.value)});
d.addEventListener('submit',async e=>{
 if(e.target.id!=='asked')return;
 e.preventDefault();if(over)return;
 const part=e.submitter&&e.submitter.value,l=line();
 if(l&&(l.value.trim()||l.dataset.kept))put(l.name,l.value.trim());
 if(!waits())say($('#asked :checked')?$('#said').textContent:w.nothing);
 await flush();
 if(!waits()&&!over)try{await go(part)}catch{say(w.waiting)}
});
setInterval(tick,500);
all('time').forEach(t=>{t.textContent=clock(new Date(t.dateTime))});
read();settle();flush();follow();
})();
