package html

// ShareImage returns the whole address of the picture that programs show with a link to
// the page, "" for none.
func (v *PageView) ShareImage() string {
	if path := v.r.Share.Path(v.Page, v.Site.Home); path != "" {
		return v.Config().URL(path)
	}
	return ""
}

// Icon returns the address of the icon of the site of a size, 180, 192 or 512 pixels.
func (v *SiteView) Icon(size int) string { return v.base + v.r.Share.Icon(size) }
