using System.Globalization;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Customs;

/// <summary>The form 中华人民共和国海关进/出口货物报关单 as the single window prints it since 2018: A4 on its side.</summary>
internal sealed class ChinaDeclarationForm(Typography typography, ChinaDeclaration declaration)
{
    public const float Width = 842;
    public const float Height = 595;

    private const float Left = 30;
    private const float Right = Width - 30;
    private const float Top = 66;
    private const float BoxHeight = 27;

    private static readonly TextStyle Label = new(6.8f);
    private static readonly TextStyle Value = new(8.2f);
    private static readonly float[] Wide = [0, 236, 346, 506, 640, 782];
    private static readonly float[] Narrow = [0, 166, 226, 318, 410, 500, 596, 692, 782];
    private static readonly float[] Four = [0, 236, 346, 586, 782];

    private readonly string _side = declaration.IsExport ? "出" : "进";

    public void Draw(SKCanvas canvas)
    {
        Sheet sheet = new(canvas, typography);
        sheet.Text($"中华人民共和国海关{_side}口货物报关单", Width / 2, 40, new TextStyle(17, Bold: true, Align: SKTextAlign.Center));
        Barcode.Draw(canvas, declaration.Number, Right, 14, 22);
        sheet.Text($"预录入编号：{declaration.Number}", Left, 60, Value);
        sheet.Text($"海关编号：{declaration.Number}（{declaration.Office.Name}）", 300, 60, Value);
        sheet.Text("页码/页数：1/1", Right - 4, 60, Value.Right);

        float y = DrawHeader(sheet);
        y = new ChinaDeclarationItems(sheet, Left, Right).Draw(y, declaration);
        DrawFoot(sheet, y);
        sheet.Frame(new SKRect(Left, Top, Right, Height - 30), 1);
    }

    private float DrawHeader(Sheet sheet)
    {
        ChinaDeclaration d = declaration;
        float y = Top;
        string homeLabel = d.IsExport ? "境内发货人" : "境内收货人", ownerLabel = d.IsExport ? "生产销售单位" : "消费使用单位";
        Row(Wide, ($"{homeLabel} （{d.Company.Code}）", d.Company.Chinese), ($"{_side}境关别 （{d.Office.Code}）", d.Office.Name),
            ($"{_side}口日期", Date(d.MovedOn)), ("申报日期", Date(d.DeclaredOn)), ("备案号", ""));
        (string, string) foreign = (d.IsExport ? "境外收货人" : "境外发货人", d.ForeignCompany);
        (string, string) owner = ($"{ownerLabel} （{d.Company.Code}）", d.Company.Chinese);
        if (d.IsExport)
        {
            Row(Four, foreign, ("运输方式 （2）", "水路运输"), ("运输工具名称及航次号", d.Vessel), ("提运单号", d.TransportDocument));
            Row(Four, owner, ("监管方式 （0110）", "一般贸易"), ("征免性质 （101）", "一般征税"), ("许可证号", ""));
            Row(Wide, ("合同协议号", d.Contract), Coded("贸易国（地区）", d.Country), Coded("运抵国（地区）", d.Country), Coded("指运港", d.ForeignPort), Coded("离境口岸", d.BorderPort));
        }
        else
        {
            Row(Wide, foreign, ("运输方式 （2）", "水路运输"), ("运输工具名称及航次号", d.Vessel), ("提运单号", d.TransportDocument), ("货物存放地点", d.Departure.Storage));
            Row(Wide, owner, ("监管方式 （0110）", "一般贸易"), ("征免性质 （101）", "一般征税"), ("许可证号", ""), Coded("启运港", (d.Departure.Code, d.Departure.Name)));
            Row(Wide, ("合同协议号", d.Contract), Coded("贸易国（地区）", d.Country), Coded("启运国（地区）", d.Country), Coded("经停港", d.ForeignPort), Coded("入境口岸", d.BorderPort));
        }

        Row(Narrow, Coded("包装种类", d.Packing), ("件数", Typography.Number(d.Packages, "0")), ("毛重（千克）", Typography.Number(d.Gross, "0.##")), ("净重（千克）", Typography.Number(d.Net, "0.##")),
            Coded("成交方式", d.Terms), ("运费", d.Freight), ("保费", d.Insurance), ("杂费", ""));
        sheet.Box(new SKRect(Left, y, Right, y + 24), Label, Value with { Size = 7.6f }, "随附单证及编号", d.Documents);
        y += 24;
        sheet.Box(new SKRect(Left, y, Right, y + 26), Label, Value with { Size = 7.6f }, "标记唛码及备注", d.Marks);
        return y + 26;

        void Row(float[] edges, params (string Label, string Value)[] boxes)
        {
            sheet.BoxRow(Left, y, BoxHeight, edges, Label, Value, boxes);
            y += BoxHeight;
        }
    }

    private void DrawFoot(Sheet sheet, float top)
    {
        (string Label, string Answer)[] confirmations = [("特殊关系确认", "否"), ("价格影响确认", "否"), ("支付特许权使用费确认", "否"), ("公式定价确认", "否"), ("暂定价格确认", "否"), ("自报自缴", declaration.IsExport ? "否" : "是")];
        for (int index = 0; index < confirmations.Length; index++)
            sheet.Text($"{confirmations[index].Label}：{confirmations[index].Answer}", Left + 8 + (index * 130), top + 12, Value with { Size = 7.6f });
        float y = top + 17;
        sheet.Line(Left, y, Right, y);
        sheet.Line(Right - 190, y, Right - 190, Height - 30);
        sheet.Text($"报关人员 {declaration.Clerk}", Left + 6, y + 13, Value with { Size = 7.6f });
        sheet.Text("报关人员证号 31062718", Left + 130, y + 13, Value with { Size = 7.6f });
        sheet.Text("电话", Left + 258, y + 13, Value with { Size = 7.6f });
        sheet.Text("兹申明对以上内容承担如实申报、依法纳税之法律责任", Left + 310, y + 13, Value with { Size = 7.6f });
        sheet.Text($"申报单位 （{declaration.Broker.Code}） {declaration.Broker.Chinese}", Left + 6, y + 36, Value with { Size = 7.6f });
        sheet.Text("申报单位（签章）", Left + 400, y + 36, Value with { Size = 7.6f });
        sheet.Text("海关批注及签章", Right - 184, y + 13, Value with { Size = 7.6f });
        CompanySeal.Draw(sheet.Canvas, typography, Left + 500, y + 14, 37, declaration.Broker.Chinese, "报关专用章");
    }

    private static (string Label, string Value) Coded(string label, (string Code, string Name) field) => ($"{label} （{field.Code}）", field.Name);

    private static string Date(DateOnly? date) => date?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";
}
