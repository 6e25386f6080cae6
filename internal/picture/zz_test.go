package picture
import ("testing";"image";"math";"image/jpeg";"bytes")
func BenchmarkZZ(b *testing.B){
 m:=image.NewRGBA(image.Rect(0,0,4032,3024))
 for y:=range 3024 { for x:=range 4032 { i:=m.PixOffset(x,y); m.Pix[i]=uint8(128+100*math.Sin(float64(x)/90+float64(y)/200)); m.Pix[i+1]=uint8(128+80*math.Sin(float64(x*y)/90000)+float64((x*7919^y*104729)%17)); m.Pix[i+2]=uint8(x^y)/4+90; m.Pix[i+3]=255}}
 d:=made(b,m,asJPEG)
 b.Run("decode",func(b *testing.B){for b.Loop(){jpeg.Decode(bytes.NewReader(d))}})
 src,_:=jpeg.Decode(bytes.NewReader(d))
 b.Run("scale",func(b *testing.B){for b.Loop(){scaled(src,1600,1200)}})
 l:=scaled(src,1600,1200)
 b.Run("scale2",func(b *testing.B){for b.Loop(){scaled(l,1200,900)}})
 b.Run("encode",func(b *testing.B){for b.Loop(){ e:=entry{}; e.add(l)}})
 b.Run("all",func(b *testing.B){for b.Loop(){ prepare(d)}})
}
