<h1>[=project.name]</h1>
[#if uses.cache??]
<p>Visits are kept in [=uses.cache.title].</p>
[/#if]
<p>Made with Chimera.</p>
