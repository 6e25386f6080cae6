package radial
import ("testing";"fmt")
func TestShow(t *testing.T){
 for _,a:=range [][2]float64{{277,165},{297,210},{180,250}} {
 for n:=3;n<=16;n++{ l:=Plan(n,a[0],a[1]); mw,mh:=1e9,1e9; rows:=map[string]int{}
 for _,b:=range l.Boxes{mw=min(mw,b.W);mh=min(mh,b.H);rows[fmt.Sprintf("%.0fx%.0f",b.W,b.H)]++}
 fmt.Printf("%v n=%d boxes=%d R=%.0f min %.0fx%.0f first x=%.0f %v\n",a,n,len(l.Boxes),l.R,mw,mh,l.Boxes[0].X+l.Boxes[0].W/2,rows)}}
}
func BenchmarkPlan(b *testing.B){for b.Loop(){Plan(12,277,165)}}
